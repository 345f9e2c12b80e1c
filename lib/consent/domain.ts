import type { EasDomain } from '#lib/protocol/index';

/**
 * The one EIP-712 domain that grants are signed in, whatever chain anchors go to: Base's EAS predeploy
 * (contract version 1.0.1), or the local chain's EAS in development and test builds.
 */
export const GRANT_DOMAIN: EasDomain =
  import.meta.env.MODE === 'production'
    ? {
        name: 'EAS Attestation',
        version: '1.0.1',
        chainId: '8453',
        verifyingContract: '0x4200000000000000000000000000000000000021',
      }
    : {
        name: 'EAS Attestation',
        version: '1.4.0',
        chainId: '31337',
        verifyingContract: '0xe7f1725E7734CE288F8367e1Bb143E90bb3F0512',
      };
