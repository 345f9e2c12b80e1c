import { defineConfig } from 'vitest/config';

/** Property tests run thousands of cases; a busy machine must not fail them. Projects inherit no timeout from above. */
const testTimeout = 60_000;

const SETUP = ['tests/unit/support/cases.ts'];
/** Files that put another module in a module's place: that holds for all that shares their modules. */
const MOCKS = 'tests/unit/**/*.mocks.test.ts';

/**
 * `unit` mirrors lib and runs the vectors, its files sharing modules that are evaluated once; `repo` looks at the repository and its built bundles; `firefox` runs there;
 * `wycheproof` needs a folder from outside.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts', 'tests/unit/**/*.test.tsx'],
          exclude: [MOCKS],
          isolate: false,
          setupFiles: SETUP,
          testTimeout,
          hookTimeout: testTimeout,
        },
      },
      { test: { name: 'unit-mocks', include: [MOCKS], setupFiles: SETUP, testTimeout } },
      // One browser for all of it; `npm run test:firefox`.
      { test: { name: 'firefox', include: ['tests/firefox/**/*.test.ts'], testTimeout, hookTimeout: testTimeout } },
      { test: { name: 'wycheproof', include: ['tests/wycheproof/**/*.test.ts'], testTimeout } },
      { test: { name: 'repo', include: ['tests/repo/**/*.test.ts'], testTimeout } },
    ],
    allowOnly: false,
    // Every processor: there is nothing else to do meanwhile.
    maxWorkers: '100%',
  },
});
