import type { Auto, InPage } from '#lib/protocol/index';
import { change, read, write } from '../storage';

const DEFAULTS: InPage = { where: 'after', style: 'list', look: false, temporary: true, askLocked: false };

/** How Satchel behaves in chat pages, as the person set it; readable while locked. */
export const readInPage = async (): Promise<InPage> => ({
  ...DEFAULTS,
  ...(await read<Partial<InPage>>('local', 'inPage', {})),
});

export async function writeInPage(settings: InPage): Promise<InPage> {
  await write('local', 'inPage', settings);
  return settings;
}

/** What a standing consent of the kind 'automatically' does on a site. */
export async function autoOf(origin: string): Promise<Auto> {
  const all = await read<Record<string, Auto>>('local', 'auto', {});
  return all[origin] ?? 'prefill';
}

export async function setAuto(origin: string, auto: Auto): Promise<Auto> {
  await change<Record<string, Auto>>('local', 'auto', {}, (before) => ({ ...before, [origin]: auto }));
  return auto;
}
