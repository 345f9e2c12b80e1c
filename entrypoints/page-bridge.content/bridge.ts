import { APP_ERROR, type AppAnswer, type AppError, MAX_APP_PARAMS_CHARS, type ToBridge } from '#lib/protocol/app-wire';
import { PORT_GREETING, type PortAnswer, type PortCall } from '#lib/protocol/page-port';
import { call } from '#lib/rpc/client';

/** Of one page: what more would only be more work for the wallet. */
const MAX_PORTS = 4;
const MAX_OPEN = 8;

type Answered = Exclude<AppAnswer, { kind: 'asking' }>;
type Settle = (answer: Answered) => void;

/**
 * Passes calls from the page to the background and answers back. It holds nothing, decides nothing, and believes
 * nothing: what the page sends is turned into text, and read by the background.
 */
export class Bridge {
  readonly #ports = new Set<MessagePort>();
  /** Calls for which the person is being asked. */
  readonly #asked = new Map<string, Settle>();
  #open = 0;

  constructor(signal: AbortSignal) {
    signal.addEventListener('abort', () => {
      for (const port of this.#ports) answer(port, { gone: true });
    });
  }

  /** A window's message: the provider's port, or somebody else's business. */
  connect({ source, data, ports }: MessageEvent): void {
    const [port] = ports;
    if (source !== window || data !== PORT_GREETING || !port || this.#ports.size >= MAX_PORTS) return;
    this.#ports.add(port);
    port.onmessage = ({ data: message }) => void this.#serve(port, message);
  }

  /** A message from the background: what the person decided. */
  receive(message: unknown): void {
    if (!isToBridge(message) || message.answer.kind === 'asking') return;
    this.#asked.get(message.id)?.(message.answer);
    this.#asked.delete(message.id);
  }

  async #serve(port: MessagePort, message: unknown): Promise<void> {
    if (!isPortCall(message)) return;
    const { id } = message;
    if (this.#open >= MAX_OPEN) return answer(port, { id, error: BUSY });
    this.#open++;
    try {
      const answered = await this.#ask(message);
      if (answered.kind === 'error') return answer(port, { id, error: answered.error });
      answer(port, { id, result: answered.result });
      if (answered.disclosureId) await report(answered.disclosureId);
    } finally {
      this.#open--;
    }
  }

  async #ask({ method, params }: PortCall): Promise<Answered> {
    const json = asJson(params);
    if (typeof method !== 'string' || method.length > 40 || json === null) return { kind: 'error', error: MALFORMED };
    const id = crypto.randomUUID();
    // Before it is asked: the person's answer may overtake ours.
    const decided = new Promise<Answered>((resolve) => this.#asked.set(id, resolve));
    const answered = await call('app.call', { id, method, params: json }).catch(
      (): AppAnswer => ({ kind: 'error', error: GONE }),
    );
    if (answered.kind === 'asking') return decided;
    this.#asked.delete(id);
    return answered;
  }
}

const BUSY: AppError = { code: APP_ERROR.limit, message: 'Too many requests are open.', data: { reason: 'busy' } };
const MALFORMED: AppError = {
  code: APP_ERROR.params,
  message: 'Method and parameters are to be JSON of moderate size.',
  data: { reason: 'bad-request' },
};
const GONE: AppError = {
  code: APP_ERROR.disconnected,
  message: 'The wallet does not answer. Reload the page.',
  data: { reason: 'gone' },
};

/** The page has it, sealed; what it does with it only its server knows. */
async function report(disclosureId: string): Promise<void> {
  // Without a report it stands as unknown, which is true.
  await call('chat.outcome', { disclosureId, outcome: 'sent', detail: 'sealed' }).catch(() => undefined);
}

const answer = (port: MessagePort, message: PortAnswer) => port.postMessage(message);

/** Null for what is no JSON, or too much of it. */
function asJson(params: unknown): string | null {
  try {
    const json = JSON.stringify(params) ?? '';
    return json.length <= MAX_APP_PARAMS_CHARS ? json : null;
  } catch {
    return null;
  }
}

function isPortCall(message: unknown): message is PortCall {
  return typeof message === 'object' && message !== null && typeof (message as PortCall).id === 'number';
}

/** Only the background can send here, so this tells its messages apart, and versions of them. */
function isToBridge(message: unknown): message is ToBridge {
  if (typeof message !== 'object' || message === null) return false;
  const { satchel, id, answer: given } = message as Record<string, unknown>;
  return satchel === 'app' && typeof id === 'string' && typeof given === 'object' && given !== null;
}
