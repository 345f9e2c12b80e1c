import { defineConfig } from 'vitest/config';

/** Property tests run thousands of cases; a busy machine must not fail them. Projects inherit no timeout from above. */
const testTimeout = 60_000;

/**
 * `unit` mirrors lib and runs the vectors; `repo` looks at the repository and its built bundles; `firefox` runs there;
 * `wycheproof` needs a folder from outside.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts', 'tests/unit/**/*.test.tsx'],
          setupFiles: ['tests/unit/support/cases.ts'],
          testTimeout,
        },
      },
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
