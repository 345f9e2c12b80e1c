import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mustBeUnreadable } from '../e2e/support/profile';

const PASSWORD = 'violet harbour 41 lantern';
const TEXT = 'I work night shifts';
const entered = { secrets: new Set([PASSWORD]), texts: new Set([TEXT]) };

let profile = '';
beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'satchel-search-'));
});
afterEach(() => rmSync(profile, { recursive: true, force: true }));

function put(file: string, bytes: Buffer): void {
  mkdirSync(dirname(join(profile, file)), { recursive: true });
  writeFileSync(join(profile, file), bytes);
}

/** A session file with the state of one page, as Chromium lays it out. */
function session(address: string, state: string): Buffer {
  const numbers = Buffer.alloc(16);
  numbers.writeUInt32LE(address.length, 12);
  const body = Buffer.concat([Buffer.of(6), numbers, Buffer.from(address), Buffer.from(state, 'utf16le')]);
  const size = Buffer.alloc(2);
  size.writeUInt16LE(body.length);
  return Buffer.concat([Buffer.from('SNSS\u0003\0\0\0'), size, body]);
}

describe('what a run entered', () => {
  test('default: a profile without it', () => {
    put('Default/IndexedDB/chrome-extension_a_0.indexeddb.leveldb/000003.log', Buffer.from('sealed'));
    expect(() => mustBeUnreadable(profile, entered)).not.toThrow();
  });

  test.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-16', Buffer.from(TEXT, 'utf16le')],
  ])('error: in the wallet’s own database as %s, named by file and offset', (_name, form) => {
    put('Default/Local Extension Settings/a/000003.data', Buffer.concat([Buffer.alloc(37), form]));
    expect(() => mustBeUnreadable(profile, entered)).toThrow(
      `‘${TEXT}’ in Default/Local Extension Settings/a/000003.data, byte 37`,
    );
  });

  test('behavior: a page that was given a text may have kept it, and a secret nobody was given', () => {
    const places = ['IndexedDB/https_claude.ai_0/1.log', 'Local Storage/leveldb/1.data', 'Cache/Cache_Data/1'];
    for (const place of places) put(`Default/${place}`, Buffer.from(TEXT));
    expect(() => mustBeUnreadable(profile, entered)).not.toThrow();
    put('Default/Local Storage/leveldb/2.data', Buffer.from(PASSWORD));
    expect(() => mustBeUnreadable(profile, entered)).toThrow('2.data');
  });

  test('behavior: what is kept to restore a session counts as the page’s whose state it is', () => {
    put('Default/Sessions/Session_1', session('https://claude.ai/new', TEXT));
    expect(() => mustBeUnreadable(profile, entered)).not.toThrow();
    put('Default/Sessions/Session_2', session('chrome-extension://a/sidepanel.html', TEXT));
    expect(() => mustBeUnreadable(profile, entered)).toThrow('Sessions/Session_2');
  });
});
