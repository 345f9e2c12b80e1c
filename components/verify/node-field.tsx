import { i18n } from '#i18n';
import { TextField } from '../ui/field';
import { Fold } from '../ui/fold';

const NODE = /^https?:\/\/[^\s]+$/;

/** Whether this can be asked; empty: nobody is to be asked. */
export const isNode = (node: string): boolean => node === '' || (NODE.test(node) && URL.canParse(node));

interface NodeFieldProps {
  node: string;
  onNode: (node: string) => void;
}

/** Which node of a blockchain to ask. Nothing is asked unless one is given here, or chosen in the wallet. */
export function NodeField({ node, onNode }: NodeFieldProps) {
  return (
    <Fold label={i18n.t('verify_node')}>
      <TextField
        label={i18n.t('verify_node_address')}
        hint={i18n.t('verify_node_hint')}
        error={isNode(node) ? null : i18n.t('verify_node_bad')}
        inputMode="url"
        spellCheck={false}
        placeholder="https://"
        value={node}
        onChange={(event) => onNode(event.target.value.trim())}
      />
    </Fold>
  );
}
