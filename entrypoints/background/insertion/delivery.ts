import { browser } from 'wxt/browser';
import { type Pending, REPORT_WITHIN_MS, type Target } from '#lib/consent/index';
import type { ErrorCode, InPage, InsertionPlan, ToBridge, ToContent } from '#lib/protocol/index';
import type { DisclosureRecord } from '#lib/vault/index';
import { ALARM } from '../alarms';
import { refusal } from '../apps/errors';

/** A plan that was not carried out by then must not be any more. */
const PLAN_LIFETIME_MS = 15_000;
/** How long a message that was held stands before it goes, for those who want to look. */
const LOOK_MS = 2_000;

/** From here on a missing report turns into 'unknown'. */
export function awaitReport({ releasedAt }: DisclosureRecord): void {
  void browser.alarms.create(ALARM.reports, { when: releasedAt + REPORT_WITHIN_MS + 1_000 });
}

/** What a page is to do. */
export function insertionPlan(
  disclosure: DisclosureRecord,
  url: string,
  kind: InsertionPlan['kind'],
  { where, look, personas }: InPage & Pick<InsertionPlan, 'personas'>,
): InsertionPlan {
  awaitReport(disclosure);
  return {
    disclosureId: disclosure.id,
    text: disclosure.text,
    url,
    expires: disclosure.releasedAt + PLAN_LIFETIME_MS,
    lines: disclosure.items.length,
    tokens: disclosure.tokens,
    kind,
    where,
    lookMs: look ? LOOK_MS : 0,
    personas,
  };
}

/** That a question came to nothing, as whoever asked it is told. */
export function refused({ app, credential }: Pick<Pending, 'app' | 'credential'>): ToContent | ToBridge {
  const asked = app ?? credential;
  return asked ? toBridge(asked.callId, 'approval-gone') : { satchel: 'rejected' };
}

/** That nothing more will come of a delivery, or that nobody knows. */
export function failed(code: ErrorCode, callId?: string): ToContent | ToBridge {
  return callId === undefined ? { satchel: 'failed', code } : toBridge(callId, code);
}

const toBridge = (id: string, code: ErrorCode): ToBridge => ({ satchel: 'app', id, answer: refusal(code) });

/** Sends to one document, never to whatever took its place. False: nobody was there to get it. */
export function sendTo(target: Target, message: ToContent | ToBridge): Promise<boolean> {
  return reach(target, message);
}

/** Whether the document is still there, and ours in it. What it is sent means nothing to it. */
export function isThere(target: Target): Promise<boolean> {
  return reach(target, null);
}

async function reach(target: Target, message: ToContent | ToBridge | null): Promise<boolean> {
  try {
    await browser.tabs.sendMessage(target.tabId, message, { documentId: target.documentId });
    return true;
  } catch (error) {
    return !isNobodyThere(error);
  }
}

/** Any other failure, such as a port that closed without an answer, leaves the outcome unknown. */
const isNobodyThere = (error: unknown) =>
  error instanceof Error && /Receiving end does not exist|No tab with id|No document with id/.test(error.message);

/** Brings the page that asked back to the front, so that its editor can have the focus. */
export async function focusTab(tabId: number): Promise<void> {
  try {
    const tab = await browser.tabs.update(tabId, { active: true });
    if (tab?.windowId !== undefined) await browser.windows.update(tab.windowId, { focused: true });
  } catch {
    // The tab is gone: then there is nothing to bring back.
  }
}
