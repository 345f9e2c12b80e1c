import type { Grants, Memberships } from '#lib/consent/index';
import { lineOf } from '#lib/credential/line';
import { type Bound, type Presentation, WalletError } from '#lib/protocol/index';
import type { CredentialRecord, GrantRecord } from '#lib/vault/index';
import type { Showing, Showings } from './showings';

/** A proof that goes with a text, and the line that names it there. */
export interface Going {
  credential: string;
  presentation: Presentation;
  line: string;
}

const boundTo = (uid: string): Bound => ({ kind: 'grant', value: uid });

const showingOf = ({ signed, terms, shows }: GrantRecord & { shows: string }): Showing => ({
  credential: shows,
  origin: terms.origin,
  bound: boundTo(signed.sig.uid),
});

/** Memberships that are shown under consents that stand: proved before they are needed, and never waited for. */
export class StandingShowings {
  constructor(
    private readonly grants: Grants,
    private readonly showings: Showings,
    private readonly held: (id: string) => Promise<CredentialRecord>,
  ) {}

  /** Starts to prove what may be shown to a site that was opened. */
  prepareFor(origin: string): void {
    void this.#prepare(({ terms }) => terms.origin === origin);
  }

  /** Starts to prove anew what is shown of a membership: its group has another root. */
  prepareOf(credential: string): void {
    void this.#prepare(({ shows }) => shows === credential);
  }

  /** What goes with a text under a consent: nothing where no proof is ready. */
  async going(grant: GrantRecord): Promise<Going | null> {
    const { shows } = grant;
    if (shows === undefined) return null;
    try {
      const presentation = await this.showings.ready(showingOf({ ...grant, shows }));
      return presentation && { credential: shows, presentation, line: lineOf(presentation, await this.#nameOf(shows)) };
    } catch (error) {
      // Ordinary lines may still go; memberships are sensitive.
      if (error instanceof WalletError && error.code === 'locked') return null;
      throw error;
    }
  }

  /** For the consent window. */
  memberships(): Memberships {
    return {
      line: async ({ credential, origin, grant }) => {
        const { group } = await this.held(credential);
        return lineOf({ origin, group, bound: boundTo(grant) }, await this.#nameOf(credential));
      },
      prove: async ({ credential, origin, grant }) => {
        const presentation = await this.showings.prove({ credential, origin, bound: boundTo(grant) });
        return () => this.showings.note(credential, presentation);
      },
    };
  }

  async #nameOf(credential: string): Promise<string> {
    return (await this.held(credential)).name;
  }

  async #prepare(isMeant: (grant: GrantRecord) => boolean): Promise<void> {
    try {
      for (const grant of await this.grants.showing()) {
        if (isMeant(grant)) await this.showings.prepare(showingOf(grant));
      }
    } catch (error) {
      // Nobody waits for it: what keeps it from being made is told when it is asked for.
      if (!(error instanceof WalletError)) console.error(error);
    }
  }
}
