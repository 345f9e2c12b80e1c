import { SENSITIVE_CATEGORIES } from '#lib/protocol/index';
import type { CandidateKind, Piece, Reason } from '../candidate';
import { suggestCategory } from '../categories';
import { MAX_MESSAGE_CHARS } from '../limits';
import { withoutOwnBlocks } from '../own-blocks';
import { ENGLISH } from './english';
import { FRENCH } from './french';
import { GERMAN } from './german';
import { anywhere, type Language, oneOf, type Rule } from './rule';
import { isProse, sentencesOf } from './sentences';
import { SPANISH } from './spanish';

const LANGUAGES: readonly Language[] = [ENGLISH, GERMAN, FRENCH, SPANISH];

/** The message works on a text that somebody else may have written. */
const GIVEN_TEXT = anywhere(
  oneOf(
    `translat\\p{L}*|proofread\\p{L}*|rewrit\\p{L}*|rephras\\p{L}*|paraphras\\p{L}*|summari[sz]e|(?:improve|correct|fix|polish|edit|shorten|review) (?:this|my|the|following)|
     grammar|cover letter|dear (?:sir|madam|mr|mrs|ms|hiring|\\p{Lu}\\p{L}+,)|(?:best|kind) regards|sincerely|yours truly|
     übersetz\\p{L}*|korrigier\\p{L}*|umformulier\\p{L}*|formulier\\p{L}* um|fass\\p{L}* zusammen|zusammenfass\\p{L}*|verbesser\\p{L}* (?:den|diesen|meinen|mein)|sehr geehrte\\p{L}*|
     mit freundlichen grüßen|traduis|traduire|traduisez|corrige[rz]?|reformule[rz]?|résume[rz]?|cordialement|madame, monsieur|
     traduce|traducir|corrige|reformula|resume|resumir|parafrasea|un saludo|atentamente|estimad[oa]s?`,
  ),
);

/** From here on somebody may speak who is not the person. */
const FICTION = anywhere(
  oneOf(
    `act as|acting as|pretend|role-?play\\p{L}*|you are (?:an?|now|my|the)|you're (?:an?|now) \\p{L}+|imagine (?:you|that|i)|in character|fan-?fiction|
     (?<!i |i'm )(?:write|continue|create|compose) (?:me )?(?:an?|the|another|this|my) (?:[\\p{L}-]+ ){0,3}(?:story|poem|song|script|dialogue|monologue|speech|letter|essay|e-?mail|bio|biography|resume|cv|review|diary|novel|scene|chapter|persona|character|lyrics|statement|post|message|testimonial|user stor\\p{L}*)|
     first[- ]person|main character|protagonist|from the perspective of|interview transcript|case study|word problem|
     stell dir vor|spiel\\p{L}* die rolle|rollenspiel|du bist (?:ein|eine|jetzt|der|die)|schreib\\p{L}* (?:mir )?(?:eine?n?|die|das) (?:\\p{L}+ ){0,2}\\p{L}*(?:geschichte|gedicht|brief|mail|bewerbung|anschreiben|rede|dialog|lied|text|aufsatz|nachricht)|
     tu es une?|joue le rôle|jeu de rôle|(?:écris|rédige)(?:-moi)? (?:une?|la|le|mon|ma) (?:[\\p{L}-]+ ){0,2}(?:histoire|poème|lettre|e-?mail|mail|discours|dialogue|chanson|rédaction|texte|cv)|imagine que|
     eres (?:un|una)|actúa como|juego de rol|haz de cuenta|(?:escribe|escríbeme|redacta) (?:una?|el|la|mi) (?:\\p{L}+ ){0,2}(?:historia|cuento|poema|carta|correo|discurso|diálogo|canción|ensayo|texto|cv)|imagina que`,
  ),
);

/** Statements of what lasts, as the person made them. */
export interface Statement {
  text: string;
  category: string;
  kind?: CandidateKind;
  reason: Reason;
}

const KIND_OF: Partial<Record<string, CandidateKind>> = {
  Coding: 'programming',
  Learning: 'learning',
  'Games & media': 'media',
};

/**
 * What the messages of one conversation say of the person that lasts (docs/spec/import.md). Precision before recall:
 * what may be a task, a quotation, a supposition or somebody else's words is left out.
 *
 * @param pieces in the order in which they were said
 */
export function* statementsIn(pieces: Iterable<Piece>): Generator<{ piece: Piece; statement: Statement }> {
  const said = [...pieces].filter(({ how }) => how === 'said');
  let checked = 0;
  for (const [at, piece] of said.entries()) {
    if (piece.text.length > MAX_MESSAGE_CHARS) continue;
    const statements = sentencesOf(withoutOwnBlocks(piece.text)).flatMap((sentence) => statementOf(sentence) ?? []);
    // Few messages hold a statement: what costs more is looked at for those alone.
    if (statements.length === 0 || GIVEN_TEXT.test(piece.text)) continue;
    for (; checked <= at; checked++) if (FICTION.test(said[checked]?.text.slice(0, MAX_MESSAGE_CHARS) ?? '')) return;
    for (const statement of statements) yield { piece, statement };
  }
}

/** A sentence as a statement of what lasts, without what stands before and behind it; `null` when it is none. */
export function statementOf(sentence: string): Statement | null {
  for (const language of LANGUAGES) {
    const found = language.opens.test(sentence) ? inLanguage(sentence, language) : null;
    if (found) return isProse(sentence) ? found : null;
  }
  return null;
}

function inLanguage(sentence: string, { rules, drop, leadIn, remember, request }: Language): Statement | null {
  const bare = stripped(sentence, leadIn);
  const isAsked = remember.test(bare);
  const body = (isAsked ? bare.replace(remember, '') : bare).trim();
  const text = withoutRequest(body, request);
  if (/[?¿]/.test(text)) return null;
  const rule = rules.find(({ pattern }) => pattern.test(text));
  if (!rule && !isAsked) return null;
  const drops = rule?.reason === 'instruction' ? [drop.asks, drop.elsewhere] : Object.values(drop);
  const isLasting = !drops.some((pattern) => pattern.test(text));
  return isLasting ? { text: tidy(text), ...placed(text, rule, isAsked) } : null;
}

/** Greetings and such may stand one behind the other. */
function stripped(sentence: string, leadIn: RegExp): string {
  const once = sentence.replace(leadIn, '');
  return once === sentence ? sentence : once.replace(leadIn, '');
}

/** The statement before a request: 'I am a nurse, can you …'. All of it when too little would be left. */
function withoutRequest(text: string, request: RegExp): string {
  const at = text.search(request);
  return at > 0 && text.slice(0, at).trim().split(/\s+/).length >= 3 ? text.slice(0, at).trim() : text;
}

const tidy = (text: string) => {
  const bare = text.replace(/[\s.!…]+$/u, '').replace(/\s+/g, ' ');
  return bare.charAt(0).toUpperCase() + bare.slice(1);
};

function placed(text: string, rule: Rule | undefined, isAsked: boolean): Omit<Statement, 'text'> {
  const suggested = suggestCategory(text);
  const isSensitive = suggested !== null && SENSITIVE_CATEGORIES.includes(suggested);
  const category = (isSensitive ? suggested : (rule?.category ?? suggested)) ?? 'About me';
  const kind = rule?.kind ?? KIND_OF[category];
  return { category, reason: rule && !isAsked ? rule.reason : 'asked-to-remember', ...(kind ? { kind } : {}) };
}
