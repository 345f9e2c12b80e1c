import { i18n } from '#i18n';
import { TextField } from '../ui/field';

/** The server through which a group's members are read. */
export function NodeField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  return (
    <TextField
      type="url"
      label={i18n.t('rpc_url')}
      hint={i18n.t('join_node_hint')}
      value={value}
      spellCheck={false}
      onChange={(event) => onChange(event.target.value.trim())}
    />
  );
}
