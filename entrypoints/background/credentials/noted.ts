import { toHex, utf8 } from '#lib/crypto/bytes';
import { canonicalJson } from '#lib/crypto/canonical';
import { sha256 } from '#lib/crypto/hash';
import type { Presentation } from '#lib/protocol/index';
import type { PresentationRecord, Vault } from '#lib/vault/index';

/** What a proof shows, to whom and what for; one that was made again differs from it in its numbers alone. */
export type Shows = Pick<Presentation, 'group' | 'origin' | 'bound'> & { root: string };

const showsOf = ({ group, origin, bound, proof }: Presentation): Shows => ({
  group,
  origin,
  bound,
  root: proof.merkleTreeRoot,
});

/** Finds a showing among all that were noted without opening each of them: a text may wait for it. */
export class Noted {
  #ids: Promise<Map<string, string[]>> | null = null;
  /** How many showings `#ids` knows. */
  #size = 0;

  constructor(private readonly vault: Vault) {}

  /** @throws WalletError `locked` */
  async of(shows: Shows): Promise<PresentationRecord[]> {
    // A merge or a restored file brings others.
    if ((await this.vault.count('presentations')) !== this.#size) this.#ids = null;
    this.#ids ??= this.#read();
    const reading = this.#ids;
    const ids = (await reading.catch((error) => this.#failed(reading, error))).get(placeOf(shows)) ?? [];
    return (await this.vault.getMany('presentations', ids)).map(({ value }) => value);
  }

  /** One more was written. */
  async add(presentation: Presentation, id: string): Promise<void> {
    const ids = await this.#ids;
    if (!ids) return;
    put(ids, presentation, id);
    this.#size++;
  }

  async #read(): Promise<Map<string, string[]>> {
    const ids = new Map<string, string[]>();
    let size = 0;
    for await (const { records, damaged } of this.vault.pages('presentations')) {
      for (const { id, value } of records) put(ids, value.presentation, id);
      size += records.length + damaged.length;
    }
    this.#size = size;
    return ids;
  }

  #failed(reading: Promise<unknown>, error: unknown): never {
    if (this.#ids === reading) this.#ids = null;
    throw error;
  }
}

function put(ids: Map<string, string[]>, presentation: Presentation, id: string): void {
  const place = placeOf(showsOf(presentation));
  ids.set(place, [...(ids.get(place) ?? []), id]);
}

const placeOf = ({ group, origin, bound, root }: Shows): string =>
  toHex(sha256(utf8(canonicalJson([group, origin, bound.kind, bound.value, root]))));
