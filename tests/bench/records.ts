import { importAesKey, open, type Place, type Sealed, seal } from '#lib/crypto/seal';
import { type Row, timed } from './report';

const RECORDS = 10_000;
const RECORD_BYTES = 300;

const place = (id: number): Place => ({ vault: 'bench', store: 'items', id: String(id), schema: 1, revision: 1 });

/** Our records, each under a key of its own, beside one AES-256-GCM operation a record under one key. */
export async function records(): Promise<Row[]> {
  const plaintext = crypto.getRandomValues(new Uint8Array(RECORD_BYTES));
  const classKey = await importAesKey(crypto.getRandomValues(new Uint8Array(32)));
  const ids = Array.from({ length: RECORDS }, (_, id) => id);

  const bare: { iv: Uint8Array<ArrayBuffer>; body: ArrayBuffer }[] = [];
  const bareSeal = await timed(async () => {
    for (const _ of ids) {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      bare.push({ iv, body: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, classKey, plaintext) });
    }
  });
  const bareOpen = await timed(async () => {
    for (const { iv, body } of bare) await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, classKey, body);
  });

  const sealed: Sealed[] = [];
  const ourSeal = await timed(async () => {
    for (const id of ids) sealed.push(await seal(classKey, place(id), plaintext));
  });
  const ourOpen = await timed(async () => {
    for (const [id, record] of sealed.entries()) await open(classKey, place(id), record);
  });
  return [
    ratio(`seal ${RECORDS.toLocaleString('en')} records`, ourSeal, bareSeal, 5),
    ratio(`open ${RECORDS.toLocaleString('en')} records`, ourOpen, bareOpen, 3),
  ];
}

function ratio(what: string, ours: number, bare: number, limit: number): Row {
  return {
    what,
    measured: `${(ours / bare).toFixed(1)} × (${ours.toFixed(0)} ms, bare ${bare.toFixed(0)} ms)`,
    figure: `at most ${limit} × bare WebCrypto`,
    holds: ours / bare <= limit,
  };
}
