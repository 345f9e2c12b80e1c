import { IndexStore, Items } from '#lib/context/index';
import { parseLine } from '#lib/vault/file/lines';
import { linesOf } from '#lib/vault/file/source';
import { People, Personas, Sensitivity } from '#lib/vault/index';
import { beginWriting, heldVersions, Weighing } from '#lib/vault/merge/index';
import { CHECKS } from '../../../../entrypoints/background/backup/write-file';
import { type TestVault, testVault } from '../../support/vault';

export const SEED = `0x${'07'.repeat(32)}`;

export interface Device extends TestVault {
  items: Items;
  index: IndexStore;
  personas: Personas;
  people: People;
}

/** An installation with a vault of its own, in memory. All have the same wallet's keys. */
export async function device(): Promise<Device> {
  const made = await testVault();
  const sensitivity = new Sensitivity(made.vault);
  const index = new IndexStore(made.vault, sensitivity);
  await made.vault.change(async (draft) => {
    for (const name of ['sites', 'anchor', 'log']) draft.put('keys', name, { secret: name });
  });
  return {
    ...made,
    index,
    personas: new Personas(made.vault),
    people: new People(made.vault),
    items: new Items(made.vault, index, sensitivity),
  };
}

/** Every line that a device would write into a wallet file, through JSON once. */
export async function exported({ vault }: Device): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of linesOf(vault, { phraseKept: true, seedOf: async () => SEED }))
    lines.push(JSON.stringify(line));
  return lines;
}

/** Checks lines against each other and against what is there. */
export async function weigh(deps: Weighing['deps'], lines: readonly string[]): Promise<Weighing> {
  const weighing = new Weighing(deps);
  for (const line of lines) await weighing.line(parseLine(line));
  await weighing.line({ t: 'end', lines: lines.length });
  return weighing;
}

/** Takes another device's lines in. */
export async function takeIn(into: Device, lines: readonly string[]): Promise<Weighing> {
  const weighing = await weigh({ vault: into.vault, fresh: false, ...CHECKS, now: () => into.clock.now }, lines);
  const sensitive = () => false;
  await into.vault.change(async (draft) => {
    const writer = await beginWriting(weighing, draft, sensitive);
    for (const line of lines) await writer.line(parseLine(line));
    await into.index.follow(draft, { sensitive, rewrite: false });
  });
  into.index.clear();
  return weighing;
}

/** What a merge is about, without what is each installation's own: its log, its keys, how it is sealed. */
export async function contentOf({ vault }: Device): Promise<unknown> {
  const ids = new Set<string>();
  for (const store of ['items', 'tombstones', 'conflicts'] as const)
    for (const id of await vault.ids(store)) ids.add(id);
  const items: Record<string, unknown> = {};
  for (const id of [...ids].sort()) {
    const versions = await heldVersions(vault, id);
    items[id] = {
      shown: (await vault.get('items', id))?.value ?? null,
      versions: versions.map((v) => JSON.stringify(v)).sort(),
    };
  }
  const values = async (store: 'grants' | 'disclosures') =>
    (await vault.all(store)).map(({ id, value, leaves }) => ({ id, value, leaves }));
  const personas = (await vault.get('settings', 'personas'))?.value ?? null;
  return { items, personas, grants: await values('grants'), disclosures: await values('disclosures') };
}
