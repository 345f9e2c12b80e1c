/** A JSON Schema (draft 2020-12), as far as ours go. */
export type JsonSchema = { readonly [keyword: string]: unknown };

type Check = (argument: never, value: unknown, context: { schema: JsonSchema; root: JsonSchema }) => boolean;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const TYPES: Record<string, (value: unknown) => boolean> = {
  object: isObject,
  array: Array.isArray,
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: Number.isInteger,
};
const every = (value: unknown, check: (name: string, member: unknown) => boolean) =>
  !isObject(value) || Object.entries(value).every(([name, member]) => check(name, member));
const fitting = (patterns: unknown, name: string) =>
  Object.entries((patterns ?? {}) as Record<string, JsonSchema>).filter(([pattern]) =>
    new RegExp(pattern, 'u').test(name),
  );

/** Keyword by keyword; a keyword that does not speak of a kind of value lets it pass. Lengths count code points. */
const KEYWORDS: Record<string, Check> = {
  type: (type: string, value) => TYPES[type]?.(value) ?? false,
  const: (wanted, value) => Object.is(wanted, value),
  enum: (wanted: unknown[], value) => wanted.includes(value),
  required: (names: string[], value) => !isObject(value) || names.every((name) => Object.hasOwn(value, name)),
  properties: (schemas: Record<string, JsonSchema>, value, { root }) =>
    every(value, (name, member) => !Object.hasOwn(schemas, name) || isValid(schemas[name] as JsonSchema, member, root)),
  patternProperties: (schemas, value, { root }) =>
    every(value, (name, member) => fitting(schemas, name).every(([, schema]) => isValid(schema, member, root))),
  additionalProperties: (allowed: boolean, value, { schema }) =>
    every(
      value,
      (name) =>
        allowed ||
        Object.hasOwn((schema.properties ?? {}) as object, name) ||
        fitting(schema.patternProperties, name).length > 0,
    ),
  items: (schema: JsonSchema, value, { root }) =>
    !Array.isArray(value) || value.every((each) => isValid(schema, each, root)),
  minItems: (least: number, value) => !Array.isArray(value) || value.length >= least,
  maxItems: (most: number, value) => !Array.isArray(value) || value.length <= most,
  minLength: (least: number, value) => typeof value !== 'string' || [...value].length >= least,
  maxLength: (most: number, value) => typeof value !== 'string' || [...value].length <= most,
  pattern: (pattern: string, value) => typeof value !== 'string' || new RegExp(pattern, 'u').test(value),
  minimum: (least: number, value) => typeof value !== 'number' || value >= least,
  maximum: (most: number, value) => typeof value !== 'number' || value <= most,
  anyOf: (schemas: JsonSchema[], value, { root }) => schemas.some((schema) => isValid(schema, value, root)),
  not: (schema: JsonSchema, value, { root }) => !isValid(schema, value, root),
  if: (condition: JsonSchema, value, { schema, root }) =>
    !isValid(condition, value, root) || isValid(schema.then as JsonSchema, value, root),
  $ref: (path: string, value, { root }) => isValid(resolved(path, root), value, root),
};
/** They say nothing of a value by themselves. */
const SILENT = ['$schema', '$id', '$defs', 'title', 'description', 'then'];

/** @throws Error for a keyword that is not known here */
export function isValid(schema: JsonSchema, value: unknown, root: JsonSchema = schema): boolean {
  return Object.entries(schema).every(([keyword, argument]) => {
    if (SILENT.includes(keyword)) return true;
    const check = KEYWORDS[keyword];
    if (!check) throw new Error(`the keyword ${keyword} is not known`);
    return check(argument as never, value, { schema, root });
  });
}

function resolved(path: string, root: JsonSchema): JsonSchema {
  const [hash, ...names] = path.split('/');
  if (hash !== '#') throw new Error('a reference that leads elsewhere');
  return names.reduce<JsonSchema>((at, name) => at[name] as JsonSchema, root);
}
