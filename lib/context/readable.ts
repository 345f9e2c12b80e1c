import type { Item } from '#lib/protocol/index';
import type { Vault } from '#lib/vault/index';
import type { IndexStore } from './index-store';

const OPENED_AT_ONCE = 200;

/**
 * Everything that a person keeps and every receipt, as JSON that any program reads: one value, pretty enough for
 * people. Not sealed.
 *
 * @returns pieces of the text, in order
 */
export async function* readableJson(vault: Vault): AsyncGenerator<string, void> {
  yield '{\n"format": "satchel-readable",\n"version": 1,\n"items": [';
  yield* values(vault, 'items', (value) => value);
  yield '\n],\n"consents": [';
  yield* values(vault, 'grants', ({ signed, revokedAt }) => ({ ...signed, revokedAt }));
  yield '\n],\n"receipts": [';
  yield* values(vault, 'disclosures', (value) => value);
  yield '\n]\n}\n';
}

/** What a person keeps, as Markdown: a heading a category, a line an item. Not sealed. */
export async function* readableMarkdown(vault: Vault, index: IndexStore): AsyncGenerator<string, void> {
  const byCategory = new Map<string, string[]>();
  for (const { id, category } of (await index.ranking()).newest()) {
    const ids = byCategory.get(category);
    if (ids) ids.push(id);
    else byCategory.set(category, [id]);
  }
  yield '# Satchel\n';
  for (const category of [...byCategory.keys()].sort()) {
    yield `\n## ${category}\n\n`;
    for (const batch of batches(byCategory.get(category) ?? [])) {
      yield (await vault.getMany('items', batch)).map(({ value }) => lineOf(value)).join('');
    }
  }
}

/** Text that looks like Markdown stays text. */
function lineOf({ text }: Item): string {
  const escaped = text.replace(/[\\`*_[\]<>#]/g, '\\$&').replace(/\r?\n/g, '\n  ');
  return `- ${escaped}\n`;
}

async function* values<S extends 'items' | 'grants' | 'disclosures'>(
  vault: Vault,
  store: S,
  view: (value: Awaited<ReturnType<typeof vault.all<S>>>[number]['value']) => unknown,
): AsyncGenerator<string, void> {
  let first = true;
  for (const batch of batches(await vault.ids(store))) {
    for (const { value } of await vault.getMany(store, batch)) {
      yield `${first ? '' : ','}\n${JSON.stringify(view(value))}`;
      first = false;
    }
  }
}

function* batches(ids: readonly string[]): Generator<string[], void> {
  for (let from = 0; from < ids.length; from += OPENED_AT_ONCE) yield ids.slice(from, from + OPENED_AT_ONCE);
}
