import { expect, test, vi } from 'vitest';
import { Apps } from '../../../entrypoints/background/apps/apps';
import { testConsent } from '../support/consent';

const stored: Record<string, unknown> = vi.hoisted(() => ({}));
vi.mock('wxt/browser', () => ({
  browser: {
    storage: {
      local: { setAccessLevel: async () => {} },
      session: {
        get: async (key: string) => structuredClone({ [key]: stored[key] }),
        set: async (values: object) => void Object.assign(stored, structuredClone(values)),
      },
    },
  },
}));

const SITE = 'https://app.example';
const GROUP = `vouched:0x${'5a'.repeat(32)}`;
const CREDENTIAL = '3f0d5f6e-8a43-4c55-9d0c-2f4d3f1f7d11';
const HEX = `0x${'ab'.repeat(32)}`;
const PAGE = { kind: 'content', tabId: 1, documentId: 'D', origin: SITE, url: `${SITE}/` } as const;

/** A connected app with a consent without a persona, under which a membership is shown. */
async function connectedApp() {
  const consent = await testConsent();
  const { personas, grants, items, queue, approvals } = consent;
  const { id: itemId } = await items.add({ text: 'I write TypeScript', category: 'Coding' });
  const terms = { scopes: ['Coding'], purpose: 'p', retention: 'r', nonce: HEX, recipientKey: HEX };
  const { id } = await consent.ask(SITE, [itemId], 'D', { callId: 'first', isKeyNew: false, ...terms });
  const { digest } = await approvals.preview(id, { itemIds: [itemId], delivery: 'app', days: 30 });
  const { grant } = await approvals.approve(id, digest);
  const { uid } = grant.signed.sig;
  await grants.setShows(uid, CREDENTIAL);
  const shown: string[] = [];
  const services = {
    personas,
    grants,
    standing: { prepareFor: () => {} },
    credentials: { list: async () => [{ id: CREDENTIAL, state: 'member', group: GROUP }] },
    showings: {
      show: async ({ credential }: { credential: string }) => {
        shown.push(credential);
        return { presentation: {} };
      },
    },
  };
  const host = { mustBeUnlocked: async () => {}, services: async () => services, queue };
  const rest = [{ isConnected: async () => true }, { showNext: async () => {} }, {}];
  const apps: Apps = Reflect.construct(Apps, [host, ...rest]);
  const params = JSON.stringify({ groups: [GROUP], grant: uid });
  const present = (callId: string) => apps.call(PAGE, { id: callId, method: 'credential_present', params });
  return { personas, present, shown };
}

test('a membership is shown unasked only where the persona gives some of what was agreed to', async () => {
  const { personas, present, shown } = await connectedApp();
  const save = async (name: string, categories: string[]) => (await personas.save({ name, categories })).id;
  const [empty, other, deleted] = [await save('Empty', []), await save('Home', ['Games']), await save('Old', [])];
  for (const choice of [empty, other, deleted]) await personas.choose(SITE, choice);
  await personas.remove(deleted);
  expect(await present('gone')).toEqual({ kind: 'asking' });
  for (const choice of [empty, other]) {
    await personas.choose(SITE, choice);
    expect(await present('gone')).not.toMatchObject({ kind: 'result' });
  }
  expect(shown).toEqual([]);

  await personas.choose(SITE, await save('Work', ['Coding']));
  expect(await present('work')).toMatchObject({ kind: 'result' });
  expect(shown).toEqual([CREDENTIAL]);
});
