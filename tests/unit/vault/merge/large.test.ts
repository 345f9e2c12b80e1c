import { beforeAll, describe, expect, test, vi } from 'vitest';
import { parseLine } from '#lib/vault/file/lines';
import { beginWriting, NOTHING_HELD } from '#lib/vault/merge/index';
import { CHECKS } from '../../../../entrypoints/background/backup/write-file';
import { testVault } from '../../support/vault';
import { contentOf, type Device, device, exported, takeIn, weigh } from './support';

/** More than one part of a change: some of it is put aside before the change commits. */
const MANY = 2_500;
let from: Device;
let lines: string[];
/** What adding them told of how far it is. */
const told: number[] = [];

beforeAll(async () => {
  from = await device();
  const drafts = Array.from({ length: MANY }, (_, i) => ({ text: `line ${i}`, category: 'Work' }));
  await from.items.addMany(drafts, 'imported', { onSealed: (part) => told.push(part) });
  lines = await exported(from);
}, 120_000);

test('behavior: adding more than one part of a change tells how far it is, and never less than before', () => {
  expect(told.length).toBeGreaterThanOrEqual(MANY);
  expect(told).toEqual([...told].sort((a, b) => a - b));
  expect(told.at(-1)).toBe(1);
});

describe('a file that is larger than one part of a change', () => {
  test('default: all of it comes in, is indexed and accounted for, and nothing is left aside', async () => {
    const into = await device();
    const own = await into.items.add({ text: 'one of its own', category: 'Work' });
    await takeIn(into, lines);
    expect(await into.vault.count('items')).toBe(MANY + 1);
    expect((await into.items.list('2345', null, 0, 5)).items.map(({ text }) => text)).toEqual(['line 2345']);
    expect((await into.vault.get('items', own.id))?.value.text).toBe('one of its own');
    expect(await into.vault.differences()).toEqual([]);
    expect(await into.db.count('aside')).toBe(0);
    await into.vault.checkLogs();
    expect(into.damage).toEqual([]);
    expect(await contentOf(await again(into))).toEqual(await contentOf(into));
  }, 120_000);

  test('behavior: a wallet is made of it', async () => {
    const weighing = await weigh({ vault: NOTHING_HELD, fresh: true, ...CHECKS }, lines);
    const { vault, db } = await testVault();
    await vault.change(async (draft) => {
      const writer = await beginWriting(weighing, draft, () => false);
      for (const line of lines) await writer.line(parseLine(line));
    });
    expect(await vault.count('items')).toBe(MANY);
    expect(await db.count('aside')).toBe(0);
    expect(await vault.differences()).toEqual([]);
  }, 120_000);

  test('error: what fails after a part was put aside leaves the vault as it was, and nothing aside', async () => {
    const into = await device();
    const weighing = await weigh({ vault: into.vault, fresh: false, ...CHECKS, now: () => into.clock.now }, lines);
    const before = await into.vault.state();
    const aside: number[] = [];
    const failing = into.vault.change(async (draft) => {
      const writer = await beginWriting(weighing, draft, () => false);
      for (const line of lines) await writer.line(parseLine(line));
      aside.push(await into.db.count('aside'));
      throw new Error('the disk went away');
    });
    await expect(failing).rejects.toThrow('the disk went away');
    expect(aside[0]).toBeGreaterThan(0);
    expect(await into.db.count('aside')).toBe(0);
    expect(await into.vault.state()).toEqual(before);
    expect(await into.vault.count('items')).toBe(0);
  }, 120_000);

  test('behavior: a hash of a log is kept alone, not with all that stood beside it in the file', async () => {
    const into = await device();
    await takeIn(into, lines);
    const { logId } = await from.vault.state();
    const hashes = await into.vault.leafHashes(logId, 0, 3);
    expect(hashes.map(({ buffer }) => buffer.byteLength)).toEqual([32, 32, 32]);
  }, 120_000);

  test('error: a disk that is full while everything takes its place says so, and leaves nothing', async () => {
    const into = await device();
    const { put } = IDBObjectStore.prototype;
    const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
      if (this.name !== 'items') return put.apply(this, args);
      throw new DOMException('full', 'QuotaExceededError');
    });
    await expect(takeIn(into, lines)).rejects.toMatchObject({ code: 'storage-full' });
    full.mockRestore();
    expect(await into.vault.count('items')).toBe(0);
    expect(await into.db.count('aside')).toBe(0);
    expect(await into.vault.differences()).toEqual([]);
  }, 120_000);

  test('behavior: what a killed worker left aside counts for nothing, and is dropped', async () => {
    const into = await device();
    await into.db.put('aside', { store: 'items', bucket: 1, id: 'left', row: null });
    await into.vault.forget();
    expect(await into.db.count('aside')).toBe(0);
  });
});

/** A device that took in what another one has. */
async function again(device_: Device): Promise<Device> {
  const next = await device();
  await takeIn(next, await exported(device_));
  return next;
}
