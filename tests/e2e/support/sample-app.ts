import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RevocationNode } from '#lib/verifier/context/index';
import { buildVerifier } from '../../../scripts/verifier.mjs';
import type { SiteHandler } from './network';
import { ROOT } from './root';
import type { Wallet } from './wallet';

export const SAMPLE_APP = 'https://parley.example';

/** The sample app as a site; it answers once it knows the wallet's chain. */
export class SampleApp {
  #handler: SiteHandler = (_request, response) => void response.writeHead(503).end();

  readonly sites = { [new URL(SAMPLE_APP).host]: ((...call) => this.#handler(...call)) satisfies SiteHandler };

  async start({ chain }: Wallet): Promise<void> {
    const built = await buildVerifier(ROOT);
    const { rpcUrl, eas, chainId } = chain;
    // By path: the demo runs this file from a bundle that lies elsewhere.
    const [verifier, { sampleApp }] = await Promise.all([
      load<Verifier>(built),
      load<{ sampleApp: (options: object) => SiteHandler }>(join(ROOT, 'tests/fixtures/sample-app/index.mjs')),
    ]);
    this.#handler = sampleApp({
      verifier,
      origin: SAMPLE_APP,
      keys: verifier.newKeyPair(),
      domain: { name: 'EAS Attestation', version: '1.4.0', chainId: String(chainId), verifyingContract: eas },
      isRevoked: verifier.revokedOn({ rpcUrl, eas, chainId }),
    });
  }
}

interface Verifier {
  newKeyPair(): { secretKey: string; publicKey: string };
  revokedOn(node: RevocationNode): (tag: string) => Promise<boolean>;
}

const load = <T>(path: string): Promise<T> => import(pathToFileURL(path).href);
