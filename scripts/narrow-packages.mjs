import { fileURLToPath } from 'node:url';

/**
 * The parts of its packages that eth-sig-util's typed signatures are made with. Their front doors lead to all the rest,
 * such as word lists, versions of snaps and network clients: a quarter of what every start of the worker would read.
 *
 * @type {Record<string, Record<string, string[]>>}
 */
const PARTS = {
  '@metamask/utils': {
    'dist/assert.mjs': ['assert'],
    'dist/bytes.mjs': [
      'bigIntToBytes',
      'bytesToBigInt',
      'bytesToHex',
      'bytesToNumber',
      'bytesToSignedBigInt',
      'bytesToString',
      'concatBytes',
      'hexToBytes',
      'numberToBytes',
      'signedBigIntToBytes',
      'stringToBytes',
    ],
    'dist/coercers.mjs': ['createBigInt', 'createBytes'],
    'dist/hex.mjs': ['StrictHexStruct', 'add0x', 'isStrictHexString', 'remove0x'],
    'dist/misc.mjs': ['hasProperty', 'isObject'],
    'dist/number.mjs': ['numberToHex'],
  },
  '@metamask/superstruct': {
    'dist/error.mjs': ['StructError'],
    'dist/struct.mjs': ['assert', 'create'],
    'dist/structs/coercions.mjs': ['coerce'],
    'dist/structs/refinements.mjs': ['pattern'],
    'dist/structs/types.mjs': ['bigint', 'boolean', 'instance', 'literal', 'number', 'object', 'string', 'union'],
  },
  '@ethereumjs/util': {
    'dist/bytes.js': ['arrToBufArr', 'bufferToInt', 'fromSigned', 'toBuffer', 'toUnsigned'],
    'dist/internal.js': ['isHexString'],
    'dist/signature.js': ['ecrecover', 'ecsign', 'fromRpcSig'],
  },
  buffer: { '../vite-plugin-node-polyfills/shims/buffer/dist/index.js': ['Buffer', 'default'] },
  'vite-plugin-node-polyfills/shims/buffer': { 'dist/index.js': ['Buffer', 'default'] },
};
/**
 * Packages whose own copies of noble's curves and hashes, in CommonJS, would stand beside those of ethers: a twelfth of
 * the worker. They get ethers' copies.
 */
const OTHER_COPY = /node_modules\/(?:ethereum-cryptography|@ethereumjs\/util)\//;
const NOBLE = /^@noble\/(curves|hashes)\/(.+?)(?:\.js)?$/;

const MARK = '\0part-of:';

/**
 * A Vite plugin that gives whoever imports one of these packages the named parts of it and no more. What asks for
 * another part fails at build.
 *
 * @returns {import('vite').Plugin}
 */
export function narrowPackages() {
  return {
    name: 'satchel:narrow-packages',
    enforce: 'pre',
    resolveId(source, importer) {
      if (Object.hasOwn(PARTS, source)) return MARK + source;
      const [, kind, file] = (importer && OTHER_COPY.test(importer) && NOBLE.exec(source)) || [];
      return kind ? pathOf(`ethers/node_modules/@noble/${kind}/esm/${file}.js`) : null;
    },
    load(id) {
      if (!id.startsWith(MARK)) return null;
      const name = id.slice(MARK.length);
      return Object.entries(PARTS[name] ?? {})
        .map(([file, parts]) => `export { ${parts.join(', ')} } from '${pathOf(`${name}/${file}`)}';`)
        .join('\n');
    },
  };
}

const pathOf = (file) => fileURLToPath(new URL(`../node_modules/${file}`, import.meta.url));
