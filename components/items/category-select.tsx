import { useState } from 'react';
import { i18n } from '#i18n';
import { CATEGORIES, MAX_CATEGORY_CHARS } from '#lib/protocol/index';
import { categoryName } from '../shared/category';
import { Select, TextField } from '../ui/field';

/** Not a category: names are trimmed, so none is a space. */
const OWN = ' ';

interface CategorySelectProps {
  label?: string;
  hideLabel?: boolean;
  value: string;
  onValue: (category: string) => void;
  /** The person's own categories, beside those that every wallet starts with. */
  known: readonly string[];
}

/** A known category, or one of the person's own. */
export function CategorySelect({
  label = i18n.t('category'),
  hideLabel = true,
  value,
  onValue,
  known,
}: CategorySelectProps) {
  const names = [...new Set<string>([...CATEGORIES, ...known])];
  const [own, setOwn] = useState(value === '');
  return (
    <>
      <Select
        label={label}
        hideLabel={hideLabel}
        value={own || !names.includes(value) ? OWN : value}
        onChange={(event) => {
          setOwn(event.target.value === OWN);
          onValue(event.target.value === OWN ? '' : event.target.value);
        }}
      >
        {names.map((name) => (
          <option key={name} value={name}>
            {categoryName(name)}
          </option>
        ))}
        <option value={OWN}>{i18n.t('category_own')}</option>
      </Select>
      {own && (
        <TextField
          label={i18n.t('category_new')}
          hideLabel={hideLabel}
          placeholder={i18n.t('category_new')}
          value={value}
          onChange={(event) => onValue(event.target.value)}
          maxLength={MAX_CATEGORY_CHARS}
          required
          autoFocus
        />
      )}
    </>
  );
}
