/**
 * `npm test`: set-up, then every check, in the order in which they are cheap.
 * `npm test -- --only unit,repo` runs some stages; the last line is `N passed, N failed`.
 */
import { setup } from './setup/index.mjs';
import { stages } from './test/stages.mjs';

const ONLY = '--only';

function chosenStages(args) {
  const at = args.indexOf(ONLY);
  if (at === -1) return stages.filter(({ onlyByName }) => !onlyByName);
  const names = (args[at + 1] ?? '').split(',');
  const unknown = names.filter((name) => !stages.some((stage) => stage.name === name));
  if (unknown.length > 0) {
    console.error(`No such stage: ${unknown.join(', ')}. There are: ${stages.map(({ name }) => name).join(', ')}.`);
    process.exit(2);
  }
  return stages.filter(({ name }) => names.includes(name));
}

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

const wanted = chosenStages(process.argv.slice(2));
await setup();
const total = { passed: 0, failed: 0 };
const table = [];
const start = Date.now();
for (const stage of wanted) {
  console.log(`\n== ${stage.name}: ${stage.what}`);
  const began = Date.now();
  const { passed, failed } = await stage.run();
  total.passed += passed;
  total.failed += failed;
  table.push(
    `${failed === 0 ? 'ok  ' : 'FAIL'}  ${stage.name.padEnd(8)} ${seconds(began).padStart(8)}  ${passed} passed, ${failed} failed`,
  );
  if (failed > 0) break;
}
console.log(`\n${table.join('\n')}\nall in ${seconds(start)}\n`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
