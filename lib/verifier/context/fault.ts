/** Why something does not hold: a stable name. */
export const FAULTS = [
  'format',
  'envelope',
  'key',
  'domain',
  'schema',
  'terms',
  'uid',
  'signature',
  'origin',
  'not-yet',
  'expired',
  'revoked',
  'text',
  'nonce',
  'recipient',
  'disclosure',
  'chain',
] as const;
export type Fault = (typeof FAULTS)[number];

/** What every check of this folder throws, and nothing else. */
export class VerifyError extends Error {
  override readonly name = 'VerifyError';
  constructor(
    readonly fault: Fault,
    options: { cause?: unknown } = {},
  ) {
    super(`the context does not hold: ${fault}`, options);
  }
}

export function must(holds: boolean, fault: Fault): asserts holds {
  if (!holds) throw new VerifyError(fault);
}

/** Does it, and takes any failure for that fault. */
export function orFault<T>(fault: Fault, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw cause instanceof VerifyError ? cause : new VerifyError(fault, { cause });
  }
}
