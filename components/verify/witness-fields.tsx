import { i18n } from '#i18n';
import { TextField } from '../ui/field';
import { Fold } from '../ui/fold';
import type { Asked } from './checked';

const ADDRESS = /^https?:\/\/[^\s]+$/;

/** Whether this can be asked; empty: nobody is to be asked. */
export const isAddress = (url: string): boolean => url === '' || (ADDRESS.test(url) && URL.canParse(url));

interface WitnessFieldsProps {
  asked: Asked;
  onAsked: (asked: Asked) => void;
}

/** Whom to ask what a proof says of them. Nobody is asked unless given here, or chosen in the wallet. */
export function WitnessFields({ asked, onAsked }: WitnessFieldsProps) {
  const field = (which: keyof Asked) => ({
    error: isAddress(asked[which]) ? null : i18n.t('verify_node_bad'),
    inputMode: 'url' as const,
    spellCheck: false,
    placeholder: 'https://',
    value: asked[which],
    onChange: (event: { target: { value: string } }) => onAsked({ ...asked, [which]: event.target.value.trim() }),
  });
  return (
    <Fold label={i18n.t('verify_node')}>
      <div className="grid gap-3">
        <TextField label={i18n.t('verify_node_address')} hint={i18n.t('verify_node_hint')} {...field('node')} />
        <TextField label={i18n.t('stamp_headers')} hint={i18n.t('verify_headers_hint')} {...field('headers')} />
      </div>
    </Fold>
  );
}
