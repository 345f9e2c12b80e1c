import fc from 'fast-check';
import {
  type Details,
  type Item,
  LEVELS,
  PLAIN_KINDS,
  PROJECT_STATES,
  type Remarks,
  stamped,
} from '#lib/protocol/index';

const words = fc.constantFrom('tea', 'I am a nurse in Kraków', 'x → y', '夜勤', 'two\nlines', 'a “quote”');
const line = fc.constantFrom('TypeScript', 'no default exports', 'nach Beispielen', '例');
const lines = fc.array(line, { minLength: 1, maxLength: 4 });
const time = fc.nat({ max: 2_000_000_000_000 });
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

export const someDetails: fc.Arbitrary<Details> = fc.oneof(
  fc.record({ kind: fc.constantFrom(...PLAIN_KINDS) }),
  fc.record({
    kind: fc.constant('project' as const),
    name: maybe(line),
    state: maybe(fc.constantFrom(...PROJECT_STATES)),
    goal: maybe(line),
  }),
  fc.record({
    kind: fc.constant('programming' as const),
    languages: maybe(lines),
    frameworks: maybe(lines),
    conventions: maybe(lines),
  }),
  fc.record({
    kind: fc.constant('learning' as const),
    subject: maybe(line),
    level: maybe(fc.constantFrom(...LEVELS)),
    misconceptions: maybe(lines),
    learnsBy: maybe(line),
  }),
  fc.record({
    kind: fc.constant('media' as const),
    difficulty: maybe(line),
    controls: maybe(line),
    subtitles: maybe(line),
    limits: maybe(lines),
  }),
);

export const someRemarks: fc.Arbitrary<Remarks> = fc.record({
  details: maybe(someDetails),
  pin: maybe(fc.constant(true as const)),
  sensitive: maybe(fc.constant(true as const)),
  validFrom: maybe(time),
  validUntil: maybe(time),
  supersededBy: maybe(fc.uuid()),
});

const reading = fc.record({ t: time, c: fc.nat({ max: 1_000_000 }) });
const source: fc.Arbitrary<Item['source']> = fc.oneof(
  fc.record({ kind: fc.constant('page' as const), origin: fc.constant('https://claude.ai'), at: time }),
  fc.record({ kind: fc.constant('import' as const), from: fc.constantFrom('chatgpt', 'file', 'mem0'), at: time }),
);

/** Any item, as it is kept: through JSON once, so that what is not said is not there. */
export const someItem: fc.Arbitrary<Item> = fc
  .record({
    id: fc.uuid(),
    text: words,
    category: fc.constantFrom('Work', 'Health', 'Boats'),
    provenance: fc.record({ kind: fc.constantFrom('typed', 'imported', 'page'), at: time }),
    source: maybe(source),
    trust: fc.constantFrom('approved', 'quarantined'),
    created: time,
    remarks: fc.oneof(someRemarks, fc.constant({})),
    rev: fc.tuple(reading, fc.uuid()).map(([at, d]) => ({ ...at, d })),
    seen: maybe(fc.dictionary(fc.uuid(), reading, { maxKeys: 3 })),
  })
  .map(({ remarks, ...item }) => JSON.parse(JSON.stringify(stamped({ ...item, ...remarks }))));
