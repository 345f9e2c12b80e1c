/** Compiles Solidity with the compiler from npm, once for each state of the sources: it takes seconds. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);
const SETTINGS = {
  evmVersion: 'shanghai',
  optimizer: { enabled: true, runs: 200 },
  // The hash of the sources' metadata would make a contract's code depend on where its file lies.
  metadata: { bytecodeHash: 'none', appendCBOR: false },
  outputSelection: {
    '*': {
      '*': [
        'abi',
        'evm.bytecode.object',
        'evm.bytecode.linkReferences',
        'evm.deployedBytecode.object',
        'evm.deployedBytecode.immutableReferences',
      ],
    },
  },
};

/**
 * @typedef {object} Contract
 * @property {object[]} abi
 * @property {string} bytecode that creates it, hex with 0x
 * @property {{ start: number, length: number, library: string }[]} links bytes of `bytecode` where a library's address goes
 * @property {string} runtime its code on the chain, hex with 0x, with zeros where its constants go
 * @property {{ start: number, length: number }[]} constants bytes of `runtime` that its creation fills in
 */

/** A file of the repository's, or of a package. */
const read = (path) => {
  try {
    return readFileSync(join(ROOT, path), 'utf8');
  } catch {
    return readFileSync(join(ROOT, 'node_modules', path), 'utf8');
  }
};

/** A source and all that it imports. */
function gather(path, sources) {
  if (path in sources) return;
  const content = read(path);
  sources[path] = { content };
  for (const [, name] of content.matchAll(/^import\s[^"]*"([^"]+)"/gm)) {
    gather(name.startsWith('.') ? join(dirname(path), name) : name, sources);
  }
}

/**
 * @param {string[]} paths of Solidity files: in the repository, or in a package.
 * @returns {Promise<Record<string, Contract>>} by name, every contract in them and in what they import.
 * @throws {Error} with the compiler's words.
 */
export async function compileSolidity(paths) {
  const sources = {};
  for (const path of paths) gather(path, sources);
  const input = JSON.stringify({ language: 'Solidity', sources, settings: SETTINGS });
  const { version } = require('solc/package.json');
  const key = createHash('sha256').update(`${version}\n${input}`).digest('hex').slice(0, 32);
  const cached = join(ROOT, 'node_modules/.cache/satchel', `solidity-${key}.json`);
  try {
    return JSON.parse(readFileSync(cached, 'utf8'));
  } catch {
    const contracts = await compile(input);
    mkdirSync(dirname(cached), { recursive: true });
    // Whole or not at all: several processes may be at it.
    writeFileSync(`${cached}.${process.pid}`, JSON.stringify(contracts));
    renameSync(`${cached}.${process.pid}`, cached);
    return contracts;
  }
}

async function compile(input) {
  const { default: solc } = await import('solc');
  const { contracts, errors = [] } = JSON.parse(solc.compile(input));
  const failures = errors.filter(({ severity }) => severity === 'error');
  if (failures.length > 0) throw new Error(failures.map(({ formattedMessage }) => formattedMessage).join('\n'));
  return Object.fromEntries(
    Object.values(contracts).flatMap((file) => Object.entries(file).map(([name, made]) => [name, contractOf(made)])),
  );
}

function contractOf({ abi, evm: { bytecode, deployedBytecode } }) {
  const links = Object.values(bytecode.linkReferences).flatMap((file) =>
    Object.entries(file).flatMap(([library, places]) => places.map((place) => ({ ...place, library }))),
  );
  return {
    abi,
    bytecode: `0x${bytecode.object}`,
    links,
    runtime: `0x${deployedBytecode.object}`,
    constants: Object.values(deployedBytecode.immutableReferences ?? {}).flat(),
  };
}
