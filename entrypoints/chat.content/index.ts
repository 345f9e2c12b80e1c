import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { siteByOrigin } from '#lib/sites/index';
import { Sentinel } from './sentinel';

/** The sentinel on enabled chat sites. Registered at run time, for the sites that the person chose. */
export default defineContentScript({
  matches: [],
  registration: 'runtime',
  main({ signal }) {
    const sentinel = new Sentinel(siteByOrigin(location.origin), signal);
    const listener = (message: unknown, _sender: unknown, acknowledge: () => void) => {
      acknowledge();
      sentinel.receive(message);
    };
    browser.runtime.onMessage.addListener(listener);
    signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(listener));
  },
});
