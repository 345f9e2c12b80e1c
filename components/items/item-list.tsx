import type { Item } from '#lib/protocol/index';
import { categoryName } from '../shared/category';
import { ItemRow } from './item-row';

interface ItemListProps {
  items: readonly Item[];
  known: readonly string[];
  onRemove: (item: Item) => void;
}

/** A page of items, grouped by category in the order in which each first appears. */
export function ItemList({ items, known, onRemove }: ItemListProps) {
  const groups = Map.groupBy(items, (item) => item.category);
  return (
    <div className="grid gap-5">
      {[...groups].map(([category, members]) => (
        <section key={category} aria-label={categoryName(category)}>
          <h2 className="border-b border-line pb-1 text-small font-semibold text-ink-soft">{categoryName(category)}</h2>
          <ul>
            {members.map((item) => (
              <ItemRow key={item.id} item={item} known={known} onRemove={onRemove} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
