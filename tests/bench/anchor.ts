import { Interface, ZeroAddress, ZeroHash } from 'ethers';
import { encodeTimestamp } from '#lib/anchor/eas';
import { toHex, utf8 } from '#lib/crypto/bytes';
import { sha256 } from '#lib/crypto/hash';
import { append } from '#lib/log/merkle';
import { artifact, transact } from '../fixtures/chain/deploy.mjs';
import { startChain } from '../fixtures/chain/index.mjs';
import { printTable, type Row } from './report';

const CHANGES = [1, 100, 10_000];
/** Of one `timestamp`, however much its root covers. */
const MOST_GAS = 46_000;

/** Gas of one root that covers so many changes, beside an attestation for each of them, on real contracts. */
export async function bench(): Promise<boolean> {
  const chain = await startChain();
  try {
    const attestation = await attestationGas(chain);
    const rows: Row[] = [];
    for (const changes of CHANGES) rows.push(await rowOf(chain, changes, attestation));
    printTable(rows);
    return rows.every(({ holds }) => holds !== false);
  } finally {
    await chain.stop();
  }
}

type Chain = Awaited<ReturnType<typeof startChain>>;

async function rowOf({ rpc, eas }: Chain, changes: number, attestation: number): Promise<Row> {
  const data = encodeTimestamp(await rootOfLog(changes));
  const gas = Number((await transact(rpc, { to: eas, data })).gasUsed);
  const each = attestation * changes;
  return {
    what: `${changes.toLocaleString('en')} changes`,
    measured: `${gas.toLocaleString('en')} gas, attestations ${each.toLocaleString('en')}: ${Math.round(each / gas).toLocaleString('en')} times`,
    figure: `one root, ${MOST_GAS.toLocaleString('en')} gas at most`,
    holds: gas <= MOST_GAS,
  };
}

/** The root of a log with so many entries. */
async function rootOfLog(entries: number): Promise<string> {
  const leaves = Array.from({ length: entries }, (_, i) => sha256(utf8(`change ${i} of ${entries}`)));
  const { root } = await append(0, () => Promise.reject(new Error('the log is new')), leaves);
  return toHex(root);
}

/** Of one attestation of 32 bytes, the second under its schema. */
async function attestationGas({ rpc, eas, schemaRegistry }: Chain): Promise<number> {
  const schemas = new Interface(artifact('SchemaRegistry').abi);
  const { logs } = await transact(rpc, {
    to: schemaRegistry,
    data: schemas.encodeFunctionData('register', ['bytes32 change', ZeroAddress, true]),
  });
  const [, schema] = logs[0].topics;
  const attest = async (change: string) => {
    const request = {
      recipient: ZeroAddress,
      expirationTime: 0,
      revocable: true,
      refUID: ZeroHash,
      data: change,
      value: 0,
    };
    const data = new Interface(artifact('EAS').abi).encodeFunctionData('attest', [{ schema, data: request }]);
    return Number((await transact(rpc, { to: eas, data })).gasUsed);
  };
  await attest(`0x${'01'.repeat(32)}`);
  return attest(`0x${'02'.repeat(32)}`);
}
