import { CATEGORIES, MAX_ITEM_CHARS, SENSITIVE_CATEGORIES, visibleText } from '#lib/protocol/index';
import type { Candidate, CandidateKind, Piece } from './candidate';
import { categoryNamed, suggestCategory } from './categories';
import { maskSecrets } from './secrets';

const KIND_OF: Partial<Record<string, CandidateKind>> = {
  'About me': 'profile',
  Style: 'style',
  Coding: 'programming',
  Learning: 'learning',
  'Games & media': 'media',
};

/**
 * What was kept, as a candidate: cleaned and masked. `null` for what cannot be an item.
 *
 * @param otherwise its category where neither source nor words tell one
 */
export function keptCandidate(piece: Piece, otherwise = 'Other'): Candidate | null {
  const text = visibleText(piece.text).trim();
  if (text.length > MAX_ITEM_CHARS || !/[\p{L}\p{N}]/u.test(text)) return null;
  const { own } = piece;
  // What the person said of it themselves counts.
  const category = (own && piece.category) ?? categoryOf(text, piece.category, otherwise);
  const kind = own ? undefined : (piece.kind ?? KIND_OF[category]);
  return finished({
    text,
    category,
    source: piece.source,
    reason: 'kept',
    ...(kind ? { kind } : {}),
    ...(own ? { own } : {}),
  });
}

/** Masks what must not be carried along. */
export function finished(candidate: Omit<Candidate, 'masked'>): Candidate {
  const { text, kinds } = maskSecrets(candidate.text);
  return { ...candidate, text, masked: kinds };
}

/** As the source names it; health and money stay sensitive under any ordinary name of ours. */
function categoryOf(text: string, given: string | undefined, otherwise: string): string {
  const named = given === undefined ? null : categoryNamed(given);
  const suggested = suggestCategory(text);
  const isOurs = CATEGORIES.some((known) => known === named);
  if (suggested && SENSITIVE_CATEGORIES.includes(suggested) && (named === null || isOurs)) return suggested;
  return named ?? suggested ?? otherwise;
}
