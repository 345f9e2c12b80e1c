import { useState } from 'react';
import { i18n } from '#i18n';
import { type Details, MAX_LINE_CHARS } from '#lib/protocol/index';
import { Button } from '../ui/button';
import { Select, TextArea, TextField } from '../ui/field';
import { type DetailField, type DetailValue, detailFields, detailOf, tellDetails } from './details';

interface DetailFieldsProps {
  details: Details;
  text: string;
  onDetails: (details: Details) => void;
  onText: (text: string) => void;
}

/** What a kind is asked for. A chat gets the line alone, so the line can be written from what stands here. */
export function DetailFields({ details, text, onDetails, onText }: DetailFieldsProps) {
  const told = tellDetails(details);
  const fields = detailFields(details.kind);
  if (fields.length === 0) return null;
  return (
    <>
      {fields.map((field) => (
        <DetailInput
          key={`${details.kind} ${field.name}`}
          field={field}
          value={detailOf(details, field)}
          onValue={(value) => onDetails({ ...details, [field.name]: value } as Details)}
        />
      ))}
      <Button
        size="small"
        className="justify-self-start"
        inactive={told === '' || told === text}
        onClick={() => onText(told)}
      >
        {i18n.t('detail_write')}
      </Button>
    </>
  );
}

interface DetailInputProps {
  field: DetailField;
  value: DetailValue;
  onValue: (value: DetailValue) => void;
}

/** Keeps what is typed as it is typed; what is empty counts as not said. */
function DetailInput({ field: { label, how, options }, value, onValue }: DetailInputProps) {
  const [typed, setTyped] = useState(typeof value === 'string' ? value : (value?.join('\n') ?? ''));
  const onTyped = ({ target }: { target: { value: string } }) => {
    setTyped(target.value);
    onValue(how === 'lines' ? linesOf(target.value) : target.value.trim() || undefined);
  };
  const common = { label, value: typed, onChange: onTyped };
  if (how === 'line') return <TextField {...common} maxLength={MAX_LINE_CHARS} />;
  if (how === 'lines') return <TextArea {...common} hint={i18n.t('detail_one_a_line')} />;
  return (
    <Select {...common}>
      <option value="">{i18n.t('detail_unsaid')}</option>
      {options?.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </Select>
  );
}

function linesOf(typed: string): readonly string[] | undefined {
  const lines = typed.split('\n').flatMap((line) => line.trim() || []);
  return lines.length > 0 ? lines : undefined;
}
