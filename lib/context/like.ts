import type { Item } from '#lib/protocol/index';
import type { IndexHead, Vault } from '#lib/vault/index';
import type { IndexStore } from './index-store';
import { isOffered } from './offered';
import { type Likeness, likeness } from './similar';
import { queryTermsOf } from './terms';

/** Items that are compared with a new text, and those that are shown of either kind. */
const NEAR = 20;
const MOST_LIKE = 3;

/** What the wallet has to say of a text. */
interface Like {
  same: Item[];
  against: Item[];
  /** Where it would belong. */
  category: string | null;
}

/**
 * For each text, what is said of the same already, or to the contrary, and where it would belong. An item that is
 * near several of them is opened once.
 */
export async function likeItems(vault: Vault, index: IndexStore, texts: readonly string[]): Promise<Like[]> {
  const ranking = await index.searchable();
  const now = Date.now();
  // What was so once neither repeats nor contradicts what is said now.
  const options = { most: NEAR, allowed: ({ remarks }: IndexHead) => isOffered(remarks, now) };
  const near = texts.map((text) => ranking.search(queryTermsOf(text), options).map(({ head }) => head.id));
  const present = await vault.getMany('items', [...new Set(near.flat())]);
  const byId = new Map(present.map(({ value }) => [value.id, value]));
  return texts.map((text, at) => {
    const ids = near[at] ?? [];
    const items = ids.flatMap((id) => byId.get(id) ?? []);
    const by = (wanted: Likeness) => items.filter((item) => likeness(item.text, text) === wanted).slice(0, MOST_LIKE);
    return { same: by('same'), against: by('against'), category: ranking.entry(ids[0] ?? '')?.category ?? null };
  });
}
