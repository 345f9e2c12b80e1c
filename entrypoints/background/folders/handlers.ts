import { releaseToFolder } from '#lib/consent/index';
import { estimateTokens, folderText, pickForFolder, withoutSecrets } from '#lib/context/index';
import { siteKey } from '#lib/crypto/slip13';
import { type ActivePersona, type FolderPreview, type ParsedParams, WalletError } from '#lib/protocol/index';
import type { PageHandlers } from '#lib/rpc/router';
import type { Host } from '../host';
import type { Services } from '../services';

/** Lines kept as a section in files of a folder. The page reads and writes the files: only it may hold their handles. */
export function folderHandlers(host: Host) {
  return {
    'folders.preview': async (params) => preview(await host.services(), params),
    'folders.release': async (params) => release(await host.services(), params),
    async 'folders.report'({ place, ...outcome }) {
      await (await host.services()).disclosures.report(place, outcome);
      return null;
    },
  } satisfies Partial<PageHandlers>;
}

async function preview(
  { personas, index, items }: Services,
  { place, without }: ParsedParams<'folders.preview'>,
): Promise<FolderPreview> {
  const active = await personas.active(place);
  const { ids, more } = pickForFolder(await index.ranking(), categoriesOf(active));
  const found = withoutSecrets(await items.get(ids));
  const left = new Set(without);
  const text = folderText(found.filter(({ id }) => !left.has(id)));
  const lines = found.map(({ id, text: line, category }) => ({ id, text: line, category, chosen: !left.has(id) }));
  return { active, lines, more, text, tokens: estimateTokens(text) };
}

/** @throws WalletError `conflict` when the lines are not those that the person saw; of `releaseToFolder` */
async function release(
  { personas, index, items, disclosures, secret }: Services,
  { place, files, ids, text }: ParsedParams<'folders.release'>,
): Promise<string> {
  const offered = new Set(pickForFolder(await index.ranking(), categoriesOf(await personas.active(place))).ids);
  const chosen = withoutSecrets(await items.get(ids));
  if (ids.some((id) => !offered.has(id)) || folderText(chosen) !== text) {
    throw new WalletError('conflict', 'the lines changed since they were shown');
  }
  const placeKey = async (of: string) => siteKey(await secret('sites'), of);
  const request = { place, files, items: chosen, text, tokens: estimateTokens(text) };
  return (await releaseToFolder({ disclosures, placeKey, now: Date.now }, request)).id;
}

/** A folder gets a persona's lines, and without one none. */
const categoriesOf = (active: ActivePersona): readonly string[] =>
  active.kind === 'persona' ? active.persona.categories : [];
