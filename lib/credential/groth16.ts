import { bn254 } from 'noble-pairings/bn254';
import type { SemaphoreProof } from '#lib/protocol/credential';
import { signalOf } from './scope';
import { VERIFICATION_KEY as KEY } from './verification-key';

const { G1, G2, fields, pairingBatch } = bn254;
type G1Point = ReturnType<typeof g1>;

type Pair<T> = readonly [T, T];

const big = (text: string | undefined): bigint => BigInt(text ?? '');

/** @throws Error unless the point is on the curve */
function g1([x, y]: Pair<string>) {
  const point = G1.ProjectivePoint.fromAffine({ x: big(x), y: big(y) });
  point.assertValidity();
  return point;
}

/** The real part comes first. @throws Error unless the point is on the curve, in the group of the right order */
function g2([x, y]: Pair<Pair<string>>) {
  const element = ([real, imaginary]: Pair<string>) => fields.Fp2.fromBigTuple([big(real), big(imaginary)]);
  const point = G2.ProjectivePoint.fromAffine({ x: element(x), y: element(y) });
  point.assertValidity();
  return point;
}

/**
 * Checks a Semaphore v4 proof of depth 20 against the circuit's own key: Groth16 over BN254,
 * `e(A, B) = e(alpha, beta) e(inputs, gamma) e(C, delta)` (Groth 2016, https://eprint.iacr.org/2016/260).
 * Tells nothing of root and scope: whoever calls compares those. Takes about 0.2 s.
 */
export function isProven(proof: SemaphoreProof): boolean {
  try {
    const [ax, ay, bx1, bx0, by1, by0, cx, cy] = proof.points;
    const inputs = [
      big(proof.merkleTreeRoot),
      big(proof.nullifier),
      signalOf(big(proof.message)),
      signalOf(big(proof.scope)),
    ];
    const terms = KEY.inputs.map(g1);
    const signals = terms.reduce<G1Point | null>((sum, term, i) => {
      const input = i === 0 ? 1n : (inputs[i - 1] ?? 0n);
      const scaled = input === 0n ? G1.ProjectivePoint.ZERO : term.multiply(input);
      return sum ? sum.add(scaled) : scaled;
    }, null);
    if (!signals) return false;
    const product = pairingBatch([
      {
        g1: g1([ax, ay]).negate(),
        g2: g2([
          [bx0, bx1],
          [by0, by1],
        ]),
      },
      { g1: g1(KEY.alpha), g2: g2(KEY.beta) },
      { g1: signals, g2: g2(KEY.gamma) },
      { g1: g1([cx, cy]), g2: g2(KEY.delta) },
    ]);
    return fields.Fp12.eql(product, fields.Fp12.ONE);
  } catch {
    // No point of the curve, or not in the group of the right order.
    return false;
  }
}
