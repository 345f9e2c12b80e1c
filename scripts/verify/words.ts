/** What a verdict means, for whoever reads a terminal. */
import type { Presentation, ShownText } from '#lib/protocol/credential';
import type { PresentationVerdict } from '#lib/verifier/presentation';
import { isOpen, type Outcome, outcomeOf, type ReceiptVerdict, type Verdict } from '#lib/verifier/proof';
import type { ShownBy } from '#lib/verifier/shown-by';
import type { ShownTextVerdict } from '#lib/verifier/shown-text';

/** Wallets under test sign for a chain of their own. */
export const TEST_CHAIN = '31337';

const NOT_TRUE = 'It does not show that the record is true, or that its own date is.';
const NOT_WHO = 'It does not show who the person is.';
const NOT_SHOWN = [
  NOT_TRUE,
  'It does not show that a site received anything, nor that the log holds everything that was shared.',
  NOT_WHO,
];
const NOT_SHOWN_ALONE = [NOT_TRUE, 'It does not show whose record it is, nor that it stands in any log.', NOT_WHO];

export function wordsOfProof(verdict: Verdict, outcome: Outcome): string[] {
  const steps = verdict.steps.map((step) => {
    const mark = step.ok ? 'holds' : isOpen(step) ? 'open ' : 'FAILS';
    return `  ${mark}  ${step.id}${step.reason ? ` (${step.reason})` : ''}`;
  });
  const isInLog = verdict.steps.some(({ id }) => id === 'inclusion');
  const notShown = outcome === 'fails' ? [] : isInLog ? NOT_SHOWN : NOT_SHOWN_ALONE;
  return [...steps, '', headline(verdict, outcome), ...notShown, ...recordOf(verdict)];
}

function headline(verdict: Verdict, outcome: Outcome): string {
  const { anchoredAt, isLiveChain, witness } = verdict;
  if (outcome === 'fails') return 'This proof does not hold. Do not rely on what it says.';
  if (outcome === 'open') return whatIsOpen(verdict);
  const when = timeOf(anchoredAt);
  if (!isLiveChain)
    return `This proof holds, on a chain that is no witness: whoever runs it sets its clock. By it, the record existed by ${when}.`;
  const about = witness === 'bitcoin' ? ', give or take two hours of Bitcoin’s clock' : '';
  return `This proof holds: the record existed by ${when}${about}, and has not changed since.`;
}

function whatIsOpen({ witness, block }: Verdict): string {
  if (witness === null)
    return 'The parts of this file agree with each other. Anyone can make such a file at any time: no blockchain says when.';
  if (witness === 'chain')
    return 'What could be checked holds, but the blockchain was not asked: give a node of it with --rpc URL.';
  if (block === null)
    return 'What could be checked holds. Calendars have the fingerprint, Bitcoin not yet, as far as this file tells: ask for a newer one.';
  return `What could be checked holds, and leads to block ${block} of Bitcoin. That block was not looked at: give a server of headers with --headers URL, such as https://blockstream.info/api.`;
}

const timeOf = (seconds: number | null): string => new Date((seconds ?? 0) * 1000).toISOString();

export function wordsOfReceipts(verdicts: readonly ReceiptVerdict[], outcome: Outcome): string[] {
  const lines = verdicts.map(({ receipt, outcome: own, verdict, isSame }) => {
    const mark = own === 'holds' ? 'holds' : own === 'open' ? 'open ' : 'FAILS';
    return `  ${mark}  ${String(receipt.id)}  ${String(receipt.origin)}  ${aboutReceipt(verdict, own, isSame)}`;
  });
  const worst: Record<Outcome, string> = {
    holds: 'Every receipt existed by the time beside it, and has not changed since.',
    open: 'Nothing here was changed, but not everything could be checked.',
    fails: 'Something in this file was changed. Do not rely on what it says.',
  };
  const isTest = outcome === 'holds' && !verdicts.every(({ verdict }) => verdict?.isLiveChain);
  return [
    ...lines,
    '',
    verdicts.length === 0 ? 'There are no receipts in this file.' : worst[outcome],
    ...(isTest ? ['The chain is no witness: whoever runs it sets its clock.'] : []),
    'It does not show that a site received anything, what became of it later, nor that nothing was left out.',
  ];
}

function aboutReceipt(verdict: Verdict | null, outcome: Outcome, isSame: boolean): string {
  if (!verdict) return 'without a proof';
  if (outcome === 'holds') return `by ${timeOf(verdict.anchoredAt)}`;
  if (!isSame) return 'the proof is of something else';
  return verdict.steps
    .filter(({ ok }) => !ok)
    .map(({ id, reason }) => `${id}: ${reason}`)
    .join(', ');
}

function recordOf({ entry, steps }: Verdict): string[] {
  const isRead = steps.some(({ id, ok }) => id === 'entry' && ok);
  return isRead ? ['', 'The record:', JSON.stringify(entry, null, 2)] : [];
}

/** @param isListed whether the group's list was at hand */
export function wordsOfPresentation(
  { origin, group }: Presentation,
  verdict: PresentationVerdict,
  isListed: boolean,
): string[] {
  if (!verdict.ok) return [`This proof of membership does not hold (${verdict.reason}).`];
  if (!isListed)
    return [
      `It is whole, made for ${origin}. Whether its maker is a member of group ${group} is open: give the group's list with --list FILE.`,
    ];
  return [
    `A member of '${verdict.group.name}' (${verdict.group.size} members) made it for ${origin}.`,
    `Pseudonym there: ${verdict.pseudonym}`,
    'It does not show who made it, nor that they are a person, nor that they have only one membership.',
  ];
}

export function wordsOfShownText(
  { presentation, context }: ShownText,
  verdict: ShownTextVerdict,
  isListed: boolean,
): string[] {
  const { origin, disclosure } = context;
  if (!verdict.ok) return [`This text and its proof of membership do not go together (${verdict.reason}).`];
  const isTest = context.grant.sig.domain.chainId === TEST_CHAIN;
  return [
    isListed
      ? `A member of '${verdict.group.name}' (${verdict.group.size} members) agreed to this text.`
      : `Whether its maker is a member of group ${presentation.group} is open: give the group's list with --list FILE.`,
    `The text is signed under a consent for ${origin}, which names ${timeOf(disclosure.time)}: the signer's own word.`,
    ...(isTest ? ['The consent was signed by a wallet under test: it shows nothing of anybody.'] : []),
    `Pseudonym there: ${verdict.pseudonym}`,
    'It does not show who agreed, nor that they are a person, nor that the site received it.',
    '',
    'The text:',
    disclosure.text,
  ];
}

/** What the proof of a showing's record adds. */
export function wordsOfWhen(when: ShownBy | null): string[] {
  if (!when) return [];
  const { verdict, isSame, by } = when;
  if (!isSame) return ['', 'The proof beside it is of something else: it says nothing of when this was shown.'];
  if (by !== null)
    return [
      '',
      `Its record existed by ${timeOf(by)}: it was shown before that, and the group is looked at as of then.`,
    ];
  const outcome = outcomeOf(verdict);
  return ['', `Of when it was shown, by the proof beside it: ${headline(verdict, outcome)}`];
}
