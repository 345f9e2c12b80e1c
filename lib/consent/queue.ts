import {
  type ActivePersona,
  type ApprovalCandidate,
  type AttestMessage,
  type BlockForm,
  type Bound,
  createTurns,
  type GrantTerms,
  WalletError,
} from '#lib/protocol/index';

const MAX_PENDING = 10;
const REJECTIONS_BEFORE_BLOCK = 3;
const REJECTION_WINDOW_MS = 30_000;
const BLOCK_MS = 60_000;
/** A window asks anew at every tick of a box; answers may arrive out of order. */
const PREVIEWS_KEPT = 4;

/** Where an approved text goes: one document at one URL. */
export interface Target {
  tabId: number;
  documentId: string;
  url: string;
  /** For a frame: the page that it stands in, or null where the browser does not tell. */
  embedder?: string | null;
}

/** The app that asks by the page API, and with what. */
export interface AskingApp {
  /** The page's call, to be answered. */
  callId: string;
  scopes: string[];
  /** These two are the site's own words. */
  purpose: string;
  retention: string;
  /** Hex, 32 bytes each. */
  nonce: string;
  recipientKey: string;
  /** Earlier consents to this site name another key. */
  isKeyNew: boolean;
}

/** A site that asks by the page API for proof of membership, and with what. */
export interface AskedCredential {
  /** The page's call, to be answered. */
  callId: string;
  groups: string[];
  /** The site's own challenge, or a consent to it that stands. */
  bound: Bound;
}

/** A consent that was asked for and not answered. */
export interface Pending {
  id: string;
  origin: string;
  target: Target;
  createdAt: number;
  hasDraft: boolean;
  /** What the person had typed, or an app asks about, to choose anew when the persona changes. Forgotten on lock. */
  draft: string;
  /** How the text will look; an app gets the plain form. */
  form?: BlockForm;
  tokenBudget: number;
  /** What was active at the site when the candidates were chosen. */
  persona: ActivePersona;
  candidates: Omit<ApprovalCandidate, 'text' | 'hasSecret'>[];
  /** Null where a person asks for text in a chat. */
  app: AskingApp | null;
  /** Set where membership is asked for, and nothing else. */
  credential?: AskedCredential;
  /** Its window, once it is open. */
  windowId: number | null;
  /** What the window showed lately, newest last; approving signs one of these, named by its digest. */
  prepared: Prepared[];
}

export interface Prepared {
  digest: string;
  itemIds: string[];
  text: string;
  tokens: number;
  terms: GrantTerms;
  message: AttestMessage;
  /** Id of the membership that it shows. */
  shows?: string | undefined;
}

/** What may become of a question while it waits. */
type PendingChange = Partial<Pick<Pending, 'windowId' | 'prepared' | 'persona' | 'candidates'>>;

export interface QueueState {
  pending: Pending[];
  /** Unix milliseconds of recent rejections, by origin. */
  rejections: Record<string, number[]>;
}

/** Survives the worker, not the browser: `storage.session`. */
export interface QueueStore {
  get(): Promise<QueueState>;
  set(state: QueueState): Promise<void>;
}

function wordless(pending: Pending): Pending {
  const candidates = pending.candidates.map((candidate) =>
    candidate.reason.kind === 'matches' ? { ...candidate, reason: { kind: 'matches' as const, words: [] } } : candidate,
  );
  return { ...pending, draft: '', candidates, prepared: [] };
}

/** Consents waiting for a person, one at a time; a site that floods or nags is held off. */
export class ApprovalQueue {
  readonly #inTurn = createTurns();
  #era = 0;

  constructor(
    private readonly store: QueueStore,
    private readonly now: () => number,
  ) {}

  /**
   * A site has one question at a time. Asked again from the same document it stays as it is; asked from
   * another one, the new question takes its place, so that nothing is approved for a page that is not in view.
   *
   * @returns the question, and the one that gave way
   * @throws WalletError `approval-throttled`
   */
  add(make: () => Pending): Promise<{ pending: Pending; replaced: Pending | null }> {
    return this.#exclusive<{ pending: Pending; replaced: Pending | null }>(async (state) => {
      const pending = make();
      const waiting = state.pending.find(({ origin }) => origin === pending.origin) ?? null;
      if (waiting?.target.documentId === pending.target.documentId)
        return [state, { pending: waiting, replaced: null }];
      if (waiting) {
        const others = state.pending.map((other) => (other === waiting ? pending : other));
        return [
          { ...state, pending: others },
          { pending, replaced: waiting },
        ];
      }
      const isFull = state.pending.length >= MAX_PENDING;
      if (isFull || this.#holdsOff(state, pending.origin)) throw new WalletError('approval-throttled');
      return [
        { ...state, pending: [...state.pending, pending] },
        { pending, replaced: null },
      ];
    });
  }

  /** @throws WalletError `approval-gone` */
  async get(id: string): Promise<Pending> {
    const found = (await this.store.get()).pending.find((pending) => pending.id === id);
    if (!found) throw new WalletError('approval-gone');
    return found;
  }

  /** An answer that could not be written: the question stands again, first in line. */
  giveBack(pending: Pending): Promise<void> {
    return this.#exclusive(async (state) => [{ ...state, pending: [pending, ...state.pending] }, undefined]);
  }

  /** Another one once texts are forgotten. */
  get era(): number {
    return this.#era;
  }

  /**
   * On lock: forgets the texts that windows showed, which are made anew when a window asks again, and the words of the
   * draft by which lines were found.
   */
  forgetTexts(): Promise<void> {
    this.#era++;
    return this.#exclusive(async (state) => [{ ...state, pending: state.pending.map(wordless) }, undefined]);
  }

  async head(): Promise<Pending | null> {
    return (await this.store.get()).pending[0] ?? null;
  }

  async byWindow(windowId: number): Promise<Pending | null> {
    return (await this.store.get()).pending.find((pending) => pending.windowId === windowId) ?? null;
  }

  /**
   * Notes what a window shows.
   *
   * @param era in which its texts were read
   * @throws WalletError `approval-gone`; `locked` when texts were forgotten since
   */
  prepare(id: string, era: number, prepared: Prepared): Promise<Pending> {
    return this.update(id, (before) => {
      if (era !== this.#era) throw new WalletError('locked', 'it was locked meanwhile');
      return { prepared: [...before.prepared, prepared].slice(-PREVIEWS_KEPT) };
    });
  }

  /** @throws WalletError `approval-gone` */
  update(id: string, change: (pending: Pending) => PendingChange): Promise<Pending> {
    return this.#exclusive(async (state) => {
      const before = state.pending.find((pending) => pending.id === id);
      if (!before) throw new WalletError('approval-gone');
      const after = { ...before, ...change(before) };
      return [{ ...state, pending: state.pending.map((pending) => (pending.id === id ? after : pending)) }, after];
    });
  }

  /**
   * Takes a consent out of the queue; only one caller gets it. Approving forgives earlier rejections; what is dropped,
   * because nobody waits for it any more, counts as neither.
   *
   * @throws WalletError `approval-gone`
   */
  take(id: string, outcome: 'approved' | 'rejected' | 'dropped'): Promise<Pending> {
    return this.#exclusive(async (state) => {
      const taken = state.pending.find((pending) => pending.id === id);
      if (!taken) throw new WalletError('approval-gone');
      const pending = state.pending.filter((other) => other.id !== id);
      if (outcome === 'approved') {
        const { [taken.origin]: _forgiven, ...rejections } = state.rejections;
        return [{ pending, rejections }, taken];
      }
      if (outcome === 'dropped') return [{ ...state, pending }, taken];
      return [{ pending, rejections: this.#withRejection(state, taken.origin) }, taken];
    });
  }

  /** Something else that a site wanted of the person was refused. */
  noteRejection(origin: string): Promise<void> {
    return this.#exclusive(async (state) => [{ ...state, rejections: this.#withRejection(state, origin) }, undefined]);
  }

  /** Whether a site was refused so often of late that it may ask for nothing. */
  async isHeldOff(origin: string): Promise<boolean> {
    return this.#holdsOff(await this.store.get(), origin);
  }

  #holdsOff({ rejections }: QueueState, origin: string): boolean {
    const recent = rejections[origin] ?? [];
    return recent.length >= REJECTIONS_BEFORE_BLOCK && this.now() - (recent.at(-1) ?? 0) < BLOCK_MS;
  }

  #withRejection({ rejections }: QueueState, origin: string): QueueState['rejections'] {
    const now = this.now();
    const recent = (rejections[origin] ?? []).filter((at) => now - at < REJECTION_WINDOW_MS);
    return { ...rejections, [origin]: [...recent, now] };
  }

  #exclusive<T>(work: (state: QueueState) => Promise<[QueueState, T]>): Promise<T> {
    return this.#inTurn(async () => {
      const [state, result] = await work(await this.store.get());
      await this.store.set(state);
      return result;
    });
  }
}
