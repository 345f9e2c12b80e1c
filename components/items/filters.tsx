import { i18n } from '#i18n';
import { categoryName } from '../shared/category';
import { Select, TextField } from '../ui/field';
import { count } from '../ui/format';

interface FiltersProps {
  query: string;
  category: string | null;
  categories: readonly { name: string; count: number }[];
  onQuery: (query: string) => void;
  onCategory: (category: string | null) => void;
}

export function Filters({ query, category, categories, onQuery, onCategory }: FiltersProps) {
  return (
    <search className="flex flex-wrap gap-2">
      <TextField
        type="search"
        label={i18n.t('search')}
        hideLabel
        placeholder={i18n.t('search')}
        value={query}
        onChange={(event) => onQuery(event.target.value)}
        maxLength={500}
        className="grow basis-40"
      />
      <Select
        label={i18n.t('show_category')}
        hideLabel
        value={category ?? ''}
        onChange={(event) => onCategory(event.target.value || null)}
        className="grow basis-36"
      >
        <option value="">{i18n.t('all_categories')}</option>
        {categories.map(({ name, count: members }) => (
          <option key={name} value={name}>
            {categoryName(name)} ({count(members)})
          </option>
        ))}
      </Select>
    </search>
  );
}
