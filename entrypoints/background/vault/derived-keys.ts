import type { Bytes } from '#lib/crypto/bytes';
import { type DerivedKeys, deriveKeys } from '#lib/keyring/index';
import type { Draft, Vault } from '#lib/vault/index';

/** They sign for the person, and pay: after a lock none of them opens, whatever else goes on. */
export const DERIVED_KEYS = ['sites', 'anchor', 'log', 'credential', 'people'] as const satisfies (keyof DerivedKeys)[];

export function putDerived(draft: Draft, keys: DerivedKeys, names: readonly (keyof DerivedKeys)[]): void {
  for (const name of names) draft.put('keys', name, { secret: keys[name] }, { keyClass: 'sensitive' });
}

/** Puts what is derived from the words and is not there: the wallet was made before that was needed. */
export async function deriveMissing(vault: Vault, entropy: Bytes): Promise<void> {
  const known = new Set(await vault.ids('keys'));
  const missing = DERIVED_KEYS.filter((name) => !known.has(name));
  if (missing.length === 0) return;
  const keys = await deriveKeys(entropy);
  await vault.change(async (draft) => putDerived(draft, keys, missing));
}
