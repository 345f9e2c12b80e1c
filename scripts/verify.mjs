/**
 * `npm run verify -- FILE`: checks a proof file, receipts with their proofs, a proof of membership, or a text that goes
 * with one, on this machine.
 * `--rpc URL` is the node of the proof's chain to ask, `--eas ADDRESS` the contract where Satchel does not know the chain,
 * `--headers URL` a server of Bitcoin's block headers (Esplora's interface), `--list FILE` a group's list,
 * `--proof FILE` the proof of the record of when a membership was shown, `--json` answers for machines.
 * Ends with 0 when it holds, 1 when it does not, 2 when all that could be checked holds but not everything could be, 3
 * when there is nothing to check.
 */
import { ensurePackages } from './setup/packages.mjs';

await ensurePackages();
const { bundleForNode } = await import('./setup/bundle.mjs');
const bundle = await bundleForNode('scripts/verify/index.ts', '.output/verify-command.mjs');
const { verify } = await import(bundle.href);
process.exitCode = await verify(process.argv.slice(2));
