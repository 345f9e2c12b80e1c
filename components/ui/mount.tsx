import './theme.css';
import { Tooltip } from 'radix-ui';
import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { i18n } from '#i18n';
import { ToastProvider } from './toast';

/** Draws a page's screen, in the messages' language and direction. */
export function mount(screen: ReactNode, title: string): void {
  const root = document.getElementById('root');
  if (!root) throw new Error('the page has no #root');
  document.documentElement.lang = i18n.t('language');
  document.documentElement.dir = i18n.t('@@bidi_dir');
  document.title = title;
  createRoot(root).render(
    <StrictMode>
      <Tooltip.Provider delayDuration={500}>
        <ToastProvider>{screen}</ToastProvider>
      </Tooltip.Provider>
    </StrictMode>,
  );
}
