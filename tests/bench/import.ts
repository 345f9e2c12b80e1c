import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onScreen } from '../e2e/support/screens/open';
import { Wallet } from '../e2e/support/wallet';
import { Archive } from './import/archive';
import { chatGptConversation, claudeConversation, type MakeConversation } from './import/exports';
import { peakDuring } from './import/memory';
import { Dice } from './import/words';
import { printTable, type Row, timed } from './report';
import { MB } from './worker-heap';

const PASSWORD = 'violet harbour 41 lantern';
const MEGABYTES = 500;
const MOST_MS = 120_000;
const MOST_BYTES = 300 * MB;
const PICTURE = 4 * MB;

/**
 * `npm run bench -- import [MEGABYTES]`: exports as the apps write them, made up, each with conversations of that size
 * unpacked; ChatGPT's filled up with pictures until the archive itself is as large. Brought in as a person does, until
 * the first line can be reviewed.
 *
 * @returns whether all figures hold
 */
export async function bench([size = String(MEGABYTES)]: readonly string[]): Promise<boolean> {
  const bytes = Number(size) * MB;
  const folder = await mkdtemp(join(tmpdir(), 'satchel-import-'));
  const wallet = await Wallet.launch();
  const rows: Row[] = [];
  try {
    await wallet.create({ password: PASSWORD });
    for (const [app, make, pictures] of [
      ['ChatGPT', chatGptConversation, bytes],
      ['Claude', claudeConversation, 0],
    ] as const) {
      const file = join(folder, `${app}.zip`);
      await write(file, make, bytes, pictures);
      console.log(`  ${app}: ${((await stat(file)).size / MB).toFixed(0)} MB, ${size} MB of conversations`);
      rows.push(...(await bringIn(wallet, app, file)));
      await rm(file);
    }
  } finally {
    await wallet.close();
    await rm(wallet.profileDir, { recursive: true, force: true });
    await rm(folder, { recursive: true, force: true });
  }
  printTable(rows);
  return rows.every(({ holds }) => holds !== false);
}

async function write(path: string, make: MakeConversation, bytes: number, upTo: number): Promise<void> {
  const archive = await Archive.create(path);
  const dice = new Dice(41);
  await archive.add('conversations.json', conversations(dice, make, bytes));
  await archive.add('user.json', [Buffer.from(JSON.stringify({ id: dice.uuid(), chatgpt_plus_user: true }))]);
  while (archive.size < upTo) await archive.add(`${dice.uuid()}.png`, [picture(dice)], true);
  await archive.close();
}

function* conversations(dice: Dice, make: MakeConversation, bytes: number): Generator<Buffer> {
  let written = 0;
  for (let at = 0; written < bytes; at++) {
    const part = Buffer.from(`${at === 0 ? '[' : ', '}${make(dice, at)}`);
    written += part.length;
    yield part;
  }
  yield Buffer.from(']');
}

/** The sign of a PNG, and noise, which packs as little as a picture does. */
function picture(dice: Dice): Buffer {
  const bytes = new Uint32Array(PICTURE / 4).map(() => dice.roll(2 ** 32));
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.from(bytes.buffer)]);
}

async function bringIn(wallet: Wallet, app: string, file: string): Promise<Row[]> {
  let ms = 0;
  let lines = '';
  let idle: number | null = 0;
  const peak = await onScreen(wallet, 'sidepanel.html', async (page) => {
    page.setDefaultTimeout(10 * MOST_MS);
    await page.getByRole('button', { name: 'Bring in' }).click();
    const dialog = page.getByRole('dialog', { name: 'Bring in' });
    idle = await peakDuring(wallet.context, () => page.waitForTimeout(1_000));
    return peakDuring(wallet.context, async () => {
      ms = await timed(async () => {
        await dialog.getByLabel('Choose a file').setInputFiles(file);
        await dialog.locator('li > button').first().waitFor();
      });
      lines = await dialog.getByRole('status').innerText();
    });
  });
  const megabytes = (held: number | null) => (held === null ? 'unknown here' : `${(held / MB).toFixed(0)} MB`);
  return [
    {
      what: `${app}: from the file to its review`,
      measured: `${(ms / 1_000).toFixed(1)} s`,
      figure: `at most ${MOST_MS / 1_000} s`,
      holds: ms <= MOST_MS,
    },
    { what: `${app}: lines found`, measured: lines, figure: '', holds: null },
    {
      what: `${app}: the extension's processes, at most`,
      measured: megabytes(peak),
      figure: `at most ${MOST_BYTES / MB} MB`,
      holds: peak === null ? null : peak <= MOST_BYTES,
    },
    { what: `${app}: the same before`, measured: megabytes(idle), figure: '', holds: null },
  ];
}
