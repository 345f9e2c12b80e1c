/** What a verdict means, for whoever reads a terminal. */
import type { Presentation } from '#lib/protocol/credential';
import type { PresentationVerdict } from '#lib/verifier/presentation';
import { isOpen, type Outcome, type Verdict } from '#lib/verifier/proof';

const NOT_SHOWN = [
  'It does not show that the record is true, or that its own date is.',
  'It does not show that a site received anything, nor that the log holds everything that was shared.',
  'It does not show who the person is.',
];

export function wordsOfProof(verdict: Verdict, outcome: Outcome): string[] {
  const steps = verdict.steps.map((step) => {
    const mark = step.ok ? 'holds' : isOpen(step) ? 'open ' : 'FAILS';
    return `  ${mark}  ${step.id}${step.reason ? ` (${step.reason})` : ''}`;
  });
  return [...steps, '', headline(verdict, outcome), ...(outcome === 'fails' ? [] : NOT_SHOWN), ...recordOf(verdict)];
}

function headline({ anchoredAt, isLiveChain, steps }: Verdict, outcome: Outcome): string {
  if (outcome === 'fails') return 'This proof does not hold. Do not rely on what it says.';
  if (outcome === 'open') {
    const isAnchored = steps.every(({ reason }) => reason !== 'not-anchored');
    return isAnchored
      ? 'What could be checked holds, but the blockchain was not asked: give a node of it with --rpc URL.'
      : 'The parts of this file agree with each other. Anyone can make such a file at any time: no blockchain says when.';
  }
  const when = new Date((anchoredAt ?? 0) * 1000).toISOString();
  return isLiveChain
    ? `This proof holds: the record existed by ${when}, and has not changed since.`
    : `This proof holds, on a chain that is no witness: whoever runs it sets its clock. By it, the record existed by ${when}.`;
}

function recordOf({ entry, steps }: Verdict): string[] {
  const isRead = steps.some(({ id, ok }) => id === 'entry' && ok);
  return isRead ? ['', 'The record:', JSON.stringify(entry, null, 2)] : [];
}

export function wordsOfPresentation(
  { origin, group }: Presentation,
  verdict: PresentationVerdict,
  outcome: Outcome,
): string[] {
  if (outcome === 'open')
    return [
      `It is whole, made for ${origin}. Whether its maker is a member of group ${group} is open: give the group's list with --list FILE.`,
    ];
  if (!verdict.ok) return [`This proof of membership does not hold (${verdict.reason}).`];
  return [
    `A member of '${verdict.group.name}' (${verdict.group.size} members) made it for ${origin}.`,
    `Pseudonym there: ${verdict.pseudonym}`,
    'It does not show who made it, nor that they are a person, nor that they have only one membership.',
  ];
}
