import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, isAbsolute, join, relative } from 'node:path';

/**
 * A Vite plugin that writes down which source modules went into each built entry, for the tests that keep keys
 * out of pages' processes (tests/repo/bundles.test.ts): one JSON list an entry in `folder`.
 *
 * @param {string} root the repository; paths in the lists are relative to it.
 * @param {string} folder
 * @returns {import('vite').Plugin}
 */
export function bundleModules(root, folder) {
  return {
    name: 'satchel:bundle-modules',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
      for (const entry of chunks.filter((chunk) => chunk.isEntry)) {
        const modules = [...reachable(entry, chunks)]
          .flatMap((chunk) => Object.entries(chunk.modules))
          .filter(([, { renderedLength }]) => renderedLength > 0)
          .map(([id]) => sourceName(root, id))
          .sort();
        mkdirSync(folder, { recursive: true });
        writeFileSync(join(folder, `${entryName(entry)}.json`), `${JSON.stringify([...new Set(modules)], null, 2)}\n`);
      }
    },
  };
}

/** What the built file is called; pages' scripts carry a hash in their file names, and their name beside it. */
const entryName = ({ fileName, name }) => (fileName.startsWith('chunks/') ? name : basename(fileName, '.js'));

/** The entry's own chunk and every chunk that it imports, however far away. */
function reachable(entry, chunks, seen = new Set()) {
  if (seen.has(entry)) return seen;
  seen.add(entry);
  for (const file of [...entry.imports, ...entry.dynamicImports]) {
    const next = chunks.find((chunk) => chunk.fileName === file);
    if (next) reachable(next, chunks, seen);
  }
  return seen;
}

/** Without Vite's query and the marks of virtual modules; packages from their node_modules on. */
function sourceName(root, id) {
  const path = id.replace(/^\0/, '').replace(/\?.*$/, '');
  return isAbsolute(path) ? relative(root, path).replaceAll('\\', '/') : path;
}
