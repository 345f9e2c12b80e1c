/** Why a presentation does not hold. Stable names: vectors, the verifier and the interface quote them. */
export const PRESENTATION_FAULTS = [
  'format',
  'wrong-depth',
  'group-not-accepted',
  'other-site',
  'other-challenge',
  'other-grant',
  'proof',
  'root-unknown',
  'root-old',
  'root-withdrawn',
  'group-expired',
] as const;
export type PresentationFault = (typeof PRESENTATION_FAULTS)[number];
