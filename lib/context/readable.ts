import { type Item, type Persona, remarksOf } from '#lib/protocol/index';
import type { Vault } from '#lib/vault/index';
import type { IndexStore } from './index-store';

const OPENED_AT_ONCE = 200;

/**
 * Everything that a person keeps and every receipt, as JSON that any program reads: one value, pretty enough for
 * people. Not sealed. It ends in how many records are `missing`, because they do not open.
 *
 * @param onProgress called with the number of records looked at so far, and how many of them are missing
 * @returns pieces of the text, in order
 */
export async function* readableJson(
  vault: Vault,
  personas: readonly Persona[],
  onProgress: OnProgress = () => {},
): AsyncGenerator<string, void> {
  const account = new Account(onProgress);
  yield '{\n"format": "satchel-readable",\n"version": 1,\n"items": [';
  yield* values(vault, 'items', account, (value) => value);
  yield `\n],\n"personas": ${JSON.stringify(personas.map(({ name, categories }) => ({ name, categories })))},\n"consents": [`;
  yield* values(vault, 'grants', account, ({ signed, revokedAt }) => ({ ...signed, revokedAt }));
  yield '\n],\n"receipts": [';
  yield* values(vault, 'disclosures', account, (value) => value);
  yield `\n],\n"missing": ${account.missing}\n}\n`;
}

interface MarkdownOptions {
  onProgress?: OnProgress;
  /** What stands at the end when items are missing, because they do not open. */
  missingLine: (missing: number) => string;
}

/**
 * What a person keeps, as Markdown: a heading a category, a line an item, and below it as a comment what was said of it
 * beside its text. Not sealed.
 */
export async function* readableMarkdown(
  vault: Vault,
  index: IndexStore,
  { onProgress = () => {}, missingLine }: MarkdownOptions,
): AsyncGenerator<string, void> {
  const account = new Account(onProgress);
  const byCategory = new Map<string, string[]>();
  for (const { id, category } of (await index.ranking()).newest()) {
    const ids = byCategory.get(category);
    if (ids) ids.push(id);
    else byCategory.set(category, [id]);
  }
  // What the index does not know does not open: it was made of all that does.
  account.add(Math.max(0, (await vault.count('items')) - (await index.ranking()).size), 0);
  yield '# Satchel\n';
  for (const category of [...byCategory.keys()].sort()) {
    yield `\n## ${category}\n\n`;
    for (const batch of batches(byCategory.get(category) ?? [])) {
      const opened = await vault.getMany('items', batch);
      account.add(batch.length, opened.length);
      yield opened.map(({ value }) => lineOf(value)).join('');
    }
  }
  if (account.missing > 0) yield `\n${missingLine(account.missing)}\n`;
}

type OnProgress = (done: number, missing: number) => void;

/** How many records were looked at, and how many of them do not open. */
class Account {
  #done = 0;
  missing = 0;

  constructor(private readonly onProgress: OnProgress) {}

  add(wanted: number, opened: number): void {
    this.#done += wanted;
    this.missing += wanted - opened;
    this.onProgress(this.#done, this.missing);
  }
}

/** Text that looks like Markdown stays text; what is in the comment cannot end it. */
function lineOf(item: Item): string {
  const escaped = item.text.replace(/[\\`*_[\]<>#]/g, '\\$&').replace(/\r?\n/g, '\n  ');
  const beside = JSON.stringify({ ...remarksOf(item), ...(item.source && { source: item.source }) });
  const comment = beside === '{}' ? '' : `  <!-- ${beside.replaceAll('>', '\\u003e')} -->\n`;
  return `- ${escaped}\n${comment}`;
}

async function* values<S extends 'items' | 'grants' | 'disclosures'>(
  vault: Vault,
  store: S,
  account: Account,
  view: (value: Awaited<ReturnType<typeof vault.all<S>>>[number]['value']) => unknown,
): AsyncGenerator<string, void> {
  let first = true;
  for (const batch of batches(await vault.ids(store))) {
    const opened = await vault.getMany(store, batch);
    account.add(batch.length, opened.length);
    for (const { value } of opened) {
      yield `${first ? '' : ','}\n${JSON.stringify(view(value))}`;
      first = false;
    }
  }
}

function* batches(ids: readonly string[]): Generator<string[], void> {
  for (let from = 0; from < ids.length; from += OPENED_AT_ONCE) yield ids.slice(from, from + OPENED_AT_ONCE);
}
