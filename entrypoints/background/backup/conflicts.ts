import { type ConflictView, remarksOf } from '#lib/protocol/index';
import type { Vault } from '#lib/vault/index';
import { choicesIn, heldVersions } from '#lib/vault/merge/index';

/** Items that two devices changed apart from each other, and that say different things. */
export async function conflictsOf(vault: Vault): Promise<ConflictView[]> {
  const { deviceId } = await vault.state();
  const found: ConflictView[] = [];
  for (const id of await vault.ids('conflicts')) {
    const choices = choicesIn(await heldVersions(vault, id));
    if (choices.length < 2) continue;
    const versions = choices.flatMap(({ item, gone }) => {
      const rev = (item ?? gone)?.rev;
      if (!rev) return [];
      const { text = null, category = null } = item ?? {};
      return [{ rev, text, category, remarks: remarksOf(item ?? {}), here: rev.d === deviceId }];
    });
    found.push({ id, versions });
  }
  return found;
}
