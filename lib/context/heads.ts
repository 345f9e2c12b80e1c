import type { HeadRemarks, IndexHead, KeptHeads } from '#lib/vault/records';
import { larger } from './columns';
import { idsOf } from './kept-heads';
import { readNumbers } from './kept-numbers';
import { Names } from './names';

/**
 * What is known of each document but its terms. In columns, as it is kept: a head is made where one is asked for, since
 * 100,000 objects take longer than all else that a woken worker does. Documents are numbers; those of removed items are
 * not used again.
 */
export class Heads {
  readonly #ids: string[] = [];
  readonly #categories = new Names();
  readonly #sources = new Names();
  readonly #remarks = new Map<number, HeadRemarks>();
  readonly #made: (IndexHead | undefined)[] = [];
  /** By id, once one is looked for. */
  #documents: Map<string, number> | null = null;
  #updated = new Float64Array(0);
  #tokens = new Uint32Array(0);
  #category = new Uint32Array(0);
  /** One more than the source's number; 0 for none. */
  #source = new Uint32Array(0);
  #order = new Float64Array(0);
  #gone = new Uint8Array(0);
  #living = 0;

  /** Documents ever added; their numbers lie below. */
  get documents(): number {
    return this.#ids.length;
  }

  /** Items that are there. */
  get size(): number {
    return this.#living;
  }

  /**
   * Adds the items of a segment, in its order.
   *
   * @returns whether it was as it should be; otherwise nothing is added
   */
  load(kept: KeptHeads): boolean {
    const ids = idsOf(kept);
    const from = this.documents;
    const count = ids.length;
    this.#grow(from + count);
    const isWhole =
      readNumbers(kept.updated, this.#updated, from, count) &&
      readNumbers(kept.tokens, this.#tokens, from, count) &&
      readNumbers(kept.category, this.#category, from, count) &&
      readNumbers(kept.source, this.#source, from, count) &&
      readNumbers(kept.order, this.#order, from, count);
    if (!isWhole) return false;
    const categories = kept.categories.map((name) => this.#categories.number(name));
    const sources = kept.sources.map((name) => this.#sources.number(name));
    for (let document = from; document < from + count; document++) {
      this.#category[document] = categories[this.#category[document] as number] ?? this.#categories.number('');
      const source = this.#source[document] as number;
      if (source > 0) this.#source[document] = (sources[source - 1] ?? -1) + 1;
    }
    for (const id of ids) this.#name(id);
    for (const [position, remarks] of kept.remarks ?? []) {
      if (position < count) this.#remarks.set(from + position, remarks);
    }
    return true;
  }

  /** @returns the document's number */
  add(head: IndexHead): number {
    const document = this.documents;
    this.#grow(document + 1);
    this.#updated[document] = head.updated;
    this.#tokens[document] = head.tokens;
    this.#category[document] = this.#categories.number(head.category);
    this.#source[document] = head.place ? this.#sources.number(head.place[0]) + 1 : 0;
    this.#order[document] = head.place?.[1] ?? 0;
    if (head.remarks) this.#remarks.set(document, head.remarks);
    this.#name(head.id);
    return document;
  }

  remove(document: number): void {
    this.#gone[document] = 1;
    this.#living--;
    this.#remarks.delete(document);
    this.#made[document] = undefined;
    this.#documents?.delete(this.id(document));
    this.#ids[document] = '';
  }

  isGone(document: number): boolean {
    return this.#gone[document] === 1;
  }

  /** The document of an item that is there. */
  find(id: string): number | null {
    if (!this.#documents) {
      this.#documents = new Map();
      for (let document = 0; document < this.documents; document++) {
        if (!this.isGone(document)) this.#documents.set(this.id(document), document);
      }
    }
    return this.#documents.get(id) ?? null;
  }

  id(document: number): string {
    return this.#ids[document] ?? '';
  }

  updated(document: number): number {
    return this.#updated[document] ?? 0;
  }

  /** The number of the source that it was taken from. */
  source(document: number): number | null {
    const source = this.#source[document] ?? 0;
    return source === 0 ? null : source - 1;
  }

  order(document: number): number {
    return this.#order[document] ?? 0;
  }

  /** Sources ever named; their numbers lie below. */
  get sources(): number {
    return this.#sources.size;
  }

  at(document: number): IndexHead {
    const made = this.#made[document] ?? this.#make(document);
    this.#made[document] = made;
    return made;
  }

  /** Every item that is there. */
  *all(): Generator<IndexHead> {
    for (let document = 0; document < this.documents; document++) {
      if (!this.isGone(document)) yield this.at(document);
    }
  }

  /** Every item of which something was said. */
  remarked(): IndexHead[] {
    return Array.from(this.#remarks.keys(), (document) => this.at(document));
  }

  /** When the latest change was. Unix milliseconds; 0 without any. */
  latest(): number {
    let latest = 0;
    for (let document = 0; document < this.documents; document++) {
      if (!this.isGone(document)) latest = Math.max(latest, this.updated(document));
    }
    return latest;
  }

  #make(document: number): IndexHead {
    const head: IndexHead = {
      id: this.id(document),
      category: this.#categories.name(this.#category[document] ?? 0),
      updated: this.updated(document),
      tokens: this.#tokens[document] ?? 0,
    };
    const source = this.source(document);
    if (source !== null) head.place = [this.#sources.name(source), this.order(document)];
    const remarks = this.#remarks.get(document);
    if (remarks) head.remarks = remarks;
    return head;
  }

  #name(id: string): void {
    this.#documents?.set(id, this.documents);
    this.#ids.push(id);
    this.#living++;
  }

  #grow(documents: number): void {
    if (documents <= this.#gone.length) return;
    const room = Math.max(256, documents, Math.ceil(this.#gone.length * 1.5));
    this.#updated = larger(this.#updated, new Float64Array(room));
    this.#tokens = larger(this.#tokens, new Uint32Array(room));
    this.#category = larger(this.#category, new Uint32Array(room));
    this.#source = larger(this.#source, new Uint32Array(room));
    this.#order = larger(this.#order, new Float64Array(room));
    this.#gone = larger(this.#gone, new Uint8Array(room));
  }
}

/** The heads of one segment; null unless it is whole. */
export function headsOf(kept: KeptHeads): IndexHead[] | null {
  const heads = new Heads();
  return heads.load(kept) ? [...heads.all()] : null;
}
