/** What is used of snarkjs, which ships no types of its own; tests check against its verifier. */
declare module 'snarkjs' {
  type Signal = bigint | number | bigint[];
  type Pair = [string, string];
  interface Groth16Proof {
    pi_a: [string, string, string];
    pi_b: [Pair, Pair, Pair];
    pi_c: [string, string, string];
    protocol: string;
    curve: string;
  }
  export const groth16: {
    verify(key: unknown, publicSignals: string[], proof: Groth16Proof): Promise<boolean>;
    fullProve(
      inputs: Record<string, Signal>,
      wasm: Uint8Array,
      zkey: Uint8Array,
      logger: undefined,
      witnessOptions: undefined,
      options: { singleThread: boolean },
    ): Promise<{ proof: Groth16Proof; publicSignals: string[] }>;
  };
}
