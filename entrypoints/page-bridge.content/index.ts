import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { Bridge } from './bridge';

/** The relay of the page API. Registered at run time, on the sites that the person connected, and nowhere else. */
export default defineContentScript({
  matches: [],
  registration: 'runtime',
  // It would tell the page, and anything in it, more than it needs to know.
  noScriptStartedPostMessage: true,
  main({ signal }) {
    const bridge = new Bridge(signal);
    const onMessage = (message: unknown, _sender: unknown, acknowledge: () => void) => {
      acknowledge();
      bridge.receive(message);
    };
    browser.runtime.onMessage.addListener(onMessage);
    signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(onMessage));
    window.addEventListener('message', (event) => bridge.connect(event), { signal });
  },
});
