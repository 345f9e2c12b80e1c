/** A row of numbers that looks random and is the same each time (mulberry32). */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** @returns from 0, below `sides` */
  roll(sides: number): number {
    this.#state = (this.#state + 0x6d2b_79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * sides);
  }

  pick<T>(values: readonly T[]): T {
    return values[this.roll(values.length)] as T;
  }

  uuid(): string {
    const hex = Array.from({ length: 4 }, () =>
      this.roll(2 ** 32)
        .toString(16)
        .padStart(8, '0'),
    ).join('');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  }
}

const COMMON =
  'the a of to and in is for that with as on it by be are this from or an can you will not at have if but use when your which more all one has there so also into about each then how make what we may only other than some time way first most like between data work value need example set used new over part case number would code know these list while because after where up both out them does function without such well any'.split(
    ' ',
  );
const SYLLABLES =
  'ba ko ri ten mu lar shi vo ned pal gri sta wen dor fi lo men tra cle sor pon ing ver an der tic'.split(' ');
const RARE_WORDS = 30_000;

/** Half of the words are of the commonest hundred; of the rest the first come more often, as in any language. */
function word(dice: Dice): string {
  if (dice.roll(2) === 0) return dice.pick(COMMON);
  const rank = Math.floor(RARE_WORDS ** (dice.roll(10_000) / 10_000));
  return [rank, rank >> 3, rank >> 7].map((part, at) => SYLLABLES[(part * 7 + at) % SYLLABLES.length]).join('');
}

/** Sentences, paragraphs, and now and then a list or a block of code, as assistants answer. */
export function prose(dice: Dice, chars: number): string {
  const parts: string[] = [];
  for (let length = 0; length < chars; ) {
    const words = Array.from({ length: 6 + dice.roll(14) }, () => word(dice)).join(' ');
    const sentence = `${words[0]?.toUpperCase()}${words.slice(1)}.`;
    const form = dice.roll(12);
    const part = form === 0 ? `\n\n- **${word(dice)}**: ${sentence}` : form === 1 ? `\n\n${sentence}` : ` ${sentence}`;
    parts.push(part);
    length += part.length;
  }
  const text = parts.join('').trimStart();
  if (dice.roll(6) > 0) return text;
  return `${text}\n\n\`\`\`python\ndef ${word(dice)}(${word(dice)}):\n    return ${dice.roll(1_000)}\n\`\`\``;
}

const TOPICS = [
  'sourdough',
  'Rust',
  'the piano',
  'bee keeping',
  'chess',
  'Portuguese',
  'pottery',
  'tax law',
  'sailing',
];
const PLACES = ['Graz', 'Porto', 'Leeds', 'Lyon', 'Turku', 'Bilbao', 'Gdynia', 'Bergen', 'Halle', 'Cork'];
const TRADES = ['nurse', 'teacher', 'plumber', 'translator', 'data analyst', 'baker', 'lawyer', 'surveyor'];
const STATEMENTS: readonly ((dice: Dice) => string)[] = [
  (dice) => `I work as a ${dice.pick(TRADES)} in ${dice.pick(PLACES)}.`,
  (dice) => `I have ${2 + dice.roll(30)} years of experience in ${dice.pick(TOPICS)}.`,
  (dice) => `I am learning ${dice.pick(TOPICS)}.`,
  (dice) => `I prefer ${dice.pick(['short', 'detailed', 'formal', 'plain'])} answers about ${dice.pick(TOPICS)}.`,
  (dice) => `My favourite city is ${dice.pick(PLACES)}.`,
  (dice) => `Remember that my ${word(dice)} project is called ${word(dice)}.`,
];
const REQUESTS = [
  'Can you explain',
  'What is',
  'How do I fix',
  'Write a function for',
  'Compare',
  'Summarise',
  'Why is',
];

/** What people type: nearly always a request, sometimes with a paste, and one in twelve tells something of them. */
export function own(dice: Dice): string {
  const request = `${dice.pick(REQUESTS)} ${prose(dice, 20 + dice.roll(120))
    .replace(/\s+/g, ' ')
    .slice(0, -1)}?`;
  const form = dice.roll(24);
  if (form < 2) return `${dice.pick(STATEMENTS)(dice)} ${request}`;
  if (form === 2) return `${request}\n\n${prose(dice, 1_500 + dice.roll(6_000))}`;
  return request;
}
