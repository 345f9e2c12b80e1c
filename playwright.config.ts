import { defineConfig } from '@playwright/test';

/** End-to-end tests in Chromium. Each spec file has wallets of its own, so that files run side by side. */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: '.output/e2e',
  timeout: 90_000,
  expect: { timeout: 10_000 },
  workers: 2,
  forbidOnly: true,
  reporter: 'list',
});
