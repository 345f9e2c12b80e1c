import { expect, test } from 'vitest';
import config from '../../vitest.config';
import { filesUnder } from './files';

/** Folders under `tests` that Playwright or a script of their own runs, or that only help. */
const OTHERS = ['bench', 'durability', 'e2e', 'fixtures', 'sites', 'vectors'];

const folders = () =>
  new Set(
    filesUnder('tests')
      .map((path) => path.split('/')[1] ?? '')
      .filter((folder) => !OTHERS.includes(folder)),
  );

test('each folder of tests is run by a project of its name', () => {
  const names = config.test?.projects?.map((project) => (project as { test: { name: string } }).test.name) ?? [];
  // `unit-mocks` runs in the folder of `unit`.
  const projects = new Set(names.map((name) => name.replace(/-.*$/, '')));
  expect([...projects].sort()).toEqual([...folders()].sort());
});
