import { defineConfig } from 'vitest/config';

/** `unit` mirrors lib and runs the vectors; `repo` looks at the repository and its built bundles. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['tests/unit/**/*.test.ts', 'tests/unit/**/*.test.tsx'] } },
      { test: { name: 'repo', include: ['tests/repo/**/*.test.ts'] } },
    ],
    allowOnly: false,
    // Property tests run thousands of cases; a busy machine must not fail them.
    testTimeout: 30_000,
  },
});
