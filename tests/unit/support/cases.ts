import fc from 'fast-check';

/**
 * The same generated cases in every run, so that a change is judged by what it changed;
 * `SEED=7 npm run test:unit` looks at others.
 */
fc.configureGlobal({ seed: Number(process.env.SEED ?? 1) });
