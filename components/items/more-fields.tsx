import { i18n } from '#i18n';
import { type Details, type ItemDraft, KINDS, type Kind } from '#lib/protocol/index';
import { Checkbox } from '../ui/choice';
import { Select, TextField } from '../ui/field';
import { dayOf, endOf, startOf } from './days';
import { DetailFields } from './detail-fields';
import { kindName } from './names';

interface MoreFieldsProps {
  draft: ItemDraft;
  onDraft: (part: Partial<ItemDraft>) => void;
}

/** Whether a line would end before it begins. */
export const isBackwards = ({ validFrom, validUntil }: ItemDraft): boolean =>
  validFrom !== undefined && validUntil !== undefined && validUntil <= validFrom;

/** What can be said of a line beside its text and category. */
export function MoreFields({ draft, onDraft }: MoreFieldsProps) {
  const { text, details, pin, sensitive, validFrom, validUntil } = draft;
  const onKind = (kind: string) => onDraft({ details: kind === '' ? undefined : ({ kind: kind as Kind } as Details) });
  return (
    <div className="grid gap-3">
      <Select label={i18n.t('kind')} value={details?.kind ?? ''} onChange={({ target }) => onKind(target.value)}>
        {[undefined, ...KINDS].map((kind) => (
          <option key={kind ?? ''} value={kind ?? ''}>
            {kindName(kind)}
          </option>
        ))}
      </Select>
      {details && (
        <DetailFields
          details={details}
          text={text}
          onDetails={(changed) => onDraft({ details: changed })}
          onText={(told) => onDraft({ text: told })}
        />
      )}
      <Checkbox checked={pin === true} onChange={({ target }) => onDraft({ pin: target.checked || undefined })}>
        {i18n.t('pin')}
        <span className="block text-small text-ink-soft">{i18n.t('pin_hint')}</span>
      </Checkbox>
      <Checkbox
        checked={sensitive === true}
        onChange={({ target }) => onDraft({ sensitive: target.checked || undefined })}
      >
        {i18n.t('guarded')}
        <span className="block text-small text-ink-soft">{i18n.t('guarded_hint')}</span>
      </Checkbox>
      <div className="flex flex-wrap gap-2">
        <TextField
          type="date"
          label={i18n.t('valid_from')}
          value={validFrom === undefined ? '' : dayOf(validFrom)}
          onChange={({ target }) => onDraft({ validFrom: startOf(target.value) })}
          className="grow basis-32"
        />
        <TextField
          type="date"
          label={i18n.t('valid_until')}
          value={validUntil === undefined ? '' : dayOf(validUntil - 1)}
          onChange={({ target }) => onDraft({ validUntil: endOf(target.value) })}
          error={isBackwards(draft) ? i18n.t('valid_order') : null}
          className="grow basis-32"
        />
      </div>
    </div>
  );
}
