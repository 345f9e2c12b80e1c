import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { APP_ERROR } from '#lib/protocol/app-wire';
import type { ContextWalletDetail, ContextWalletError, ContextWalletProvider } from '#lib/protocol/page-api-types';
import { PORT_GREETING, type PortAnswer } from '#lib/protocol/page-port';

/**
 * The page API's provider, in the page's own world, on connected sites alone. It is announced by events, as in
 * EIP-6963, and leaves no name in the window. Holds nothing that the page must not have.
 */
export default defineUnlistedScript(() => {
  const detail: ContextWalletDetail = Object.freeze({
    info: Object.freeze({ uuid: crypto.randomUUID(), name: 'Satchel', icon: ICON, rdns: 'invalid.satchel' }),
    provider: Object.freeze(createProvider()),
  });
  const announce = () => window.dispatchEvent(new CustomEvent('context-wallet:announce', { detail }));
  window.addEventListener('context-wallet:request', announce);
  announce();
});

/** The mark, as in components/ui/icons/ready.svg. */
const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16' fill='%238a5a32'%3E%3Cpath d='M2 5a3 3 0 0 1 3-3h6a3 3 0 0 1 3 3v7a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2z'/%3E%3C/svg%3E";

interface Waiting {
  resolve: (result: never) => void;
  reject: (error: ContextWalletError) => void;
}

function createProvider(): ContextWalletProvider {
  const waiting = new Map<number, Waiting>();
  let port: MessagePort | null = null;
  let last = 0;

  function settle(answer: PortAnswer): void {
    if ('gone' in answer) {
      port = null;
      for (const { reject } of waiting.values()) reject(errorOf(GONE));
      waiting.clear();
      return;
    }
    const call = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ('error' in answer) call?.reject(errorOf(answer.error));
    else call?.resolve(answer.result as never);
  }

  function connected(): MessagePort {
    if (port) return port;
    const channel = new MessageChannel();
    channel.port1.onmessage = ({ data }) => settle(data);
    window.postMessage(PORT_GREETING, location.origin, [channel.port2]);
    port = channel.port1;
    return port;
  }

  return {
    request: ({ method, params }) =>
      new Promise((resolve, reject) => {
        last++;
        waiting.set(last, { resolve, reject });
        connected().postMessage({ id: last, method, params });
      }),
  };
}

const GONE = { code: APP_ERROR.disconnected, message: 'The wallet is gone. Ask again.', data: { reason: 'gone' } };

function errorOf({ code, message, data }: { code: number; message: string; data?: { reason: string } }) {
  return Object.assign(new Error(message), { code, ...(data && { data }) });
}
