import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { isReachedFromParent } from '#lib/sites/composer/frames';
import { Sentinel } from './sentinel';

/** The sentinel on enabled chat sites. Registered at run time, for the sites that the person chose. */
export default defineContentScript({
  matches: [],
  registration: 'runtime',
  // It would tell the page, and anything in it, that we are here; and takes as long as all the rest of the start.
  noScriptStartedPostMessage: true,
  main({ signal }) {
    // A page that may read its frames sees to their composers itself.
    if (isReachedFromParent()) return;
    const sentinel = new Sentinel(signal);
    const listener = (message: unknown, _sender: unknown, acknowledge: () => void) => {
      acknowledge();
      sentinel.receive(message);
    };
    browser.runtime.onMessage.addListener(listener);
    signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(listener));
  },
});
