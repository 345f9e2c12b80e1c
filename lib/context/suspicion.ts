/** What makes a text that comes from a page worth a second look before it is kept. */
export type Suspicion = 'instruction' | 'link' | 'encoded';

/** Longer texts are looked at as far as this: what is kept is shorter. */
const MAX_CHARS = 20_000;

const SIGNS: Record<Suspicion, RegExp> = {
  instruction:
    /\b(ignore|disregard|forget|override)\b.{0,40}\b(instructions?|prompts?|rules|above|previous|earlier)\b|\b(always|never|from now on)\b.{0,30}\b(recommend|mention|suggest|trust|say|tell|prefer|answer|reply|cite)\b|\b(you must|you should|you are now|act as|system prompt|as an ai)\b|\b(remember|note) that\b.{0,60}\b(trusted|best|authoritative|reliable) (source|site|company|product)\b/is,
  link: /\bhttps?:\/\/|\bwww\.|\[[^[\]\n]{0,200}\]\([^)\n]{0,500}\)|\bdata:\w+\//i,
  encoded: /[A-Za-z0-9+/]{80,}={0,2}|(?:%[0-9a-f]{2}){12,}|(?:\\x[0-9a-f]{2}){8,}/i,
};

/** Signs that a text speaks to the model rather than about the person. None of them is proof. */
export function suspicionsOf(text: string): Suspicion[] {
  const seen = text.slice(0, MAX_CHARS);
  return (Object.keys(SIGNS) as Suspicion[]).filter((name) => SIGNS[name].test(seen));
}
