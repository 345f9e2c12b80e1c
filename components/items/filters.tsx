import { i18n } from '#i18n';
import { ITEM_FILTERS, type ItemFilter } from '#lib/protocol/index';
import { categoryName } from '../shared/category';
import { Select, TextField } from '../ui/field';
import { count } from '../ui/format';
import { kindName } from './names';

interface FiltersProps {
  query: string;
  category: string | null;
  categories: readonly { name: string; count: number }[];
  onQuery: (query: string) => void;
  onCategory: (category: string | null) => void;
  /** Undefined: all. */
  show: ItemFilter | undefined;
  onShow: (show: ItemFilter | undefined) => void;
}

export function Filters({ query, category, categories, show, onQuery, onCategory, onShow }: FiltersProps) {
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
        className="basis-full"
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
      <Select
        label={i18n.t('show_only')}
        hideLabel
        value={show ?? ''}
        onChange={(event) => onShow(ITEM_FILTERS.find((filter) => filter === event.target.value))}
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
  if (filter === 'pinned') return i18n.t('show_pinned');
  if (filter === 'over') return i18n.t('show_over');
  if (filter === 'imported') return i18n.t('show_imported');
  return kindName(filter);
}
