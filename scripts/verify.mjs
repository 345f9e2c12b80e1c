/**
 * `npm run verify -- FILE`: checks a proof file, or a proof of membership, on this machine.
 * `--rpc URL` is the node of the proof's chain to ask, `--eas ADDRESS` the contract where Satchel does not know the chain,
 * `--list FILE` a group's list, `--json` answers for machines. Ends with 0 when it holds, 1 when it does not,
 * 2 when all that could be checked holds but not everything could be, 3 when there is nothing to check.
 */
import { ensurePackages } from './setup/packages.mjs';

await ensurePackages();
const { bundleForNode } = await import('./setup/bundle.mjs');
const bundle = await bundleForNode('scripts/verify/index.ts', '.output/verify-command.mjs');
const { verify } = await import(bundle.href);
process.exitCode = await verify(process.argv.slice(2));
