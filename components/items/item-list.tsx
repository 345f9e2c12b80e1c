import type { Item } from '#lib/protocol/index';
import { categoryName } from '../shared/category';
import { ItemRow, type ItemRowProps } from './item-row';

interface ItemListProps extends Omit<ItemRowProps, 'item'> {
  items: readonly Item[];
}

/** A page of items, grouped by category in the order in which each first appears. */
export function ItemList({ items, ...row }: ItemListProps) {
  const groups = Map.groupBy(items, (item) => item.category);
  return (
    <div className="grid gap-5">
      {[...groups].map(([category, members]) => (
        <section key={category} aria-label={categoryName(category)}>
          <h2 className="border-b border-line pb-1 text-small font-semibold text-ink-soft">{categoryName(category)}</h2>
          <ul>
            {members.map((item) => (
              <ItemRow key={item.id} item={item} {...row} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
