import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { readInvitation, readMember, writeInvitation, writeMember } from '#lib/credential/codes';
import { CREDENTIAL_METHODS } from '#lib/protocol/credential-views';

const key = `0x${'5a'.repeat(32)}`;
const invitation = { key, name: 'Klasa wieczorowa żółw', url: 'https://class.example/list.json' };
const member = { key, commitment: '12617006143026381042152635801304542303100053765972379274420816305023129890483' };

describe('codes', () => {
  test('come back as they were written, broken into lines too', () => {
    const broken = (code: string) => (code.match(/.{1,40}/gs) ?? []).join('\n ');
    expect(readInvitation(broken(writeInvitation(invitation)))).toEqual(invitation);
    expect(readInvitation(writeInvitation({ ...invitation, url: null }))).toEqual({ ...invitation, url: null });
    expect(readMember(broken(writeMember(member)))).toEqual(member);
  });

  test('error: one kind is not the other', () => {
    expect(() => readMember(writeInvitation(invitation))).toThrow('no such code');
    expect(() => readInvitation(writeMember(member))).toThrow('no such code');
  });

  test('error: an address that is no web address, a number beyond the field', () => {
    expect(() => readInvitation(writeInvitation({ ...invitation, url: 'javascript:alert(1)' }))).toThrow(
      'no such code',
    );
    expect(() => readInvitation(writeInvitation({ ...invitation, url: 'http://192.168.0.1/reboot' }))).toThrow(
      'no such code',
    );
    expect(() => readMember(writeMember({ key, commitment: (2n ** 254n).toString() }))).toThrow('no such code');
  });

  test.each([
    'http://localhost:9200/list.json',
    'https://localhost/list.json',
    'https://127.0.0.1/list.json',
    'https://0x7f.1/list.json',
    'https://2130706433/list.json',
    'https://192.168.0.1/list.json',
    'https://[::1]/list.json',
    'https://[fd00::1]/list.json',
    'https://router/list.json',
    'https://nas.local/list.json',
    'https://vault.internal/list.json',
  ])('error: %s, which is on this computer or its network', (url) => {
    expect(() => readInvitation(writeInvitation({ ...invitation, url }))).toThrow('no such code');
    // So no group is started with it either: nobody could join.
    expect(v.is(CREDENTIAL_METHODS['groups.create'], { name: 'Class', url })).toBe(false);
  });

  test('a group is started with an address that its invitation takes, or with none; words are no address', () => {
    const starts = (url: string | null) => v.is(CREDENTIAL_METHODS['groups.create'], { name: 'Class', url });
    expect([invitation.url, null, 'at the club'].map(starts)).toEqual([true, true, false]);
  });

  test('error: a name with what is read but not seen, or of two lines', () => {
    for (const name of ['Class\u202e', 'Class\nof 2026', ' Class', '\u200b']) {
      expect(() => readInvitation(writeInvitation({ ...invitation, name }))).toThrow('no such code');
    }
  });

  test('error: any text of anybody’s', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 900 }),
      fc.base64String({ maxLength: 900 }).map((tail) => `satchel-group:${tail}`),
      fc.json().map((json) => `satchel-member:${Buffer.from(json).toString('base64')}`),
    );
    fc.assert(
      fc.property(text, (code) => {
        expect(() => readInvitation(code)).toThrow('no such code');
        expect(() => readMember(code)).toThrow('no such code');
      }),
    );
  });
});
