import { i18n } from '#i18n';
import { ITEM_FILTERS, type ItemFilter, type ListedBy } from '#lib/protocol/index';
import { categoryName } from '../shared/category';
import { Select, TextField } from '../ui/field';
import { count } from '../ui/format';
import { kindName } from './names';

interface FiltersProps {
  by: ListedBy;
  categories: readonly { name: string; count: number }[];
  onBy: (part: Partial<ListedBy>) => void;
}

/** Words to look for, a category, and what to show of it. */
export function Filters({ by: { query, category, show }, categories, onBy }: FiltersProps) {
  return (
    <search className="flex flex-wrap gap-2">
      <TextField
        type="search"
        label={i18n.t('search')}
        hideLabel
        placeholder={i18n.t('search')}
        value={query}
        onChange={(event) => onBy({ query: event.target.value })}
        maxLength={500}
        className="basis-full"
      />
      <Select
        label={i18n.t('show_category')}
        hideLabel
        value={category ?? ''}
        onChange={(event) => onBy({ category: event.target.value || null })}
        className="grow basis-36"
      >
        <option value="">{i18n.t('all_categories')}</option>
        {categories.map(({ name, count: members }) => (
          <option key={name} value={name}>
            {categoryName(name)} ({count(members)})
          </option>
        ))}
      </Select>
      <Select
        label={i18n.t('show_only')}
        hideLabel
        value={show ?? ''}
        onChange={(event) => onBy({ show: ITEM_FILTERS.find((filter) => filter === event.target.value) })}
        className="grow basis-36"
      >
        <option value="">{i18n.t('show_all')}</option>
        {ITEM_FILTERS.map((filter) => (
          <option key={filter} value={filter}>
            {filterName(filter)}
          </option>
        ))}
      </Select>
    </search>
  );
}

function filterName(filter: ItemFilter): string {
  if (filter === 'waiting') return i18n.t('show_waiting');
  if (filter === 'again') return i18n.t('again');
  if (filter === 'pinned') return i18n.t('show_pinned');
  if (filter === 'over') return i18n.t('show_over');
  if (filter === 'imported') return i18n.t('show_imported');
  return kindName(filter);
}
