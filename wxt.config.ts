import tailwindcss from '@tailwindcss/vite';
import { nodePolyfills } from 'vite-plugin-node-polyfills';
import { defineConfig } from 'wxt';
import { GATE_FILE, gateFile } from './lib/sites/gate';
import { APPS, APPS_FILE, fileOf, SITES } from './lib/sites/index';
import { recordFile } from './lib/sites/record-file';
import { bundleModules } from './scripts/bundle-modules.mjs';
import { compileEagerly } from './scripts/compile-eagerly.mjs';
import { narrowPackages } from './scripts/narrow-packages.mjs';
import { provingFiles } from './scripts/proving-files.mjs';

/** Fixes the extension's id, which is the vault's origin and the passkeys' rpId. The private half is not kept. */
const KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAus4Lohda40en8Urv6KAJS4WpEf/aMSYmZ3Kg+8jgVQ8Zdf/d2zNamFVGxs7PHfMDNlbJK3D4L00cLzkZ82s4Vcm726r13la3lETB4VnkUt0bQwNYCFep6wsj60yLH6BbICHHO9DTql0h65I56fDGLq2/DG998bkta5iZv+Opvx3VsPwaVvdreUJdJbo++T3V+Ture/0tx2qhSiCl4RfjPdL0Yw1wXm+tCmt+kO7l2TP6yyokbw2g7lLUojnPIJ9Dcgb/d1zDYpl1QzYT1zR0ZhhxcFaLjJ7Z8+DZH0QwP3JMCdlaDOMpmvX4URqTmWnl5REqFvTiDElNEUD5v+LW7wIDAQAB';

/** Any host a person may enable. Nothing is held until they do. */
const ANY_SITE = ['https://*/*', 'http://localhost/*', 'http://127.0.0.1/*'];

// WXT takes the mode's name for it, and React's development build is slower and larger.
if (process.argv.includes('build')) process.env.NODE_ENV = 'production';

export default defineConfig({
  modules: ['@wxt-dev/module-react', '@wxt-dev/i18n/module'],
  imports: false,
  manifestVersion: 3,
  hooks: {
    // One small file a site, so that a chat page gets its own record and no other.
    'build:publicAssets': (_wxt, files) => {
      for (const site of SITES) files.push({ relativeDest: fileOf(site).slice(1), contents: recordFile([site]) });
      files.push({ relativeDest: APPS_FILE.slice(1), contents: recordFile(APPS) });
      files.push({ relativeDest: GATE_FILE.slice(1), contents: gateFile() });
      for (const { path, from } of provingFiles()) files.push({ relativeDest: path, absoluteSrc: from });
    },
  },
  vite: ({ browser, mode }) => ({
    plugins: [
      bundleModules(import.meta.dirname, `.output/modules/${browser}-${mode}`),
      compileEagerly('content-scripts/chat.js'),
      narrowPackages(),
      tailwindcss(),
      // eth-sig-util is written for Node: without these the worker dies at start, silently.
      nodePolyfills({ include: ['buffer'], globals: { Buffer: true, global: false, process: false } }),
    ],
    resolve: {
      alias: {
        'wxt/utils/content-script-context': new URL('./entrypoints/chat.content/context.ts', import.meta.url).pathname,
        './json-keystore.js': new URL('./lib/crypto/no-keystore.ts', import.meta.url).pathname,
        lodash: new URL('./lib/crypto/only-memoize.ts', import.meta.url).pathname,
      },
    },
    build: { sourcemap: false },
  }),
  manifest: ({ browser, mode }) => ({
    name: '__MSG_app_name__',
    description: '__MSG_app_description__',
    default_locale: 'en',
    ...(browser === 'chrome' ? { key: KEY, minimum_chrome_version: '137' } : {}),
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'satchel@satchel.invalid',
              strict_min_version: '153.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : {}),
    permissions: [
      'storage',
      'unlimitedStorage',
      'alarms',
      'scripting',
      'activeTab',
      'clipboardWrite',
      'idle',
      'contextMenus',
      ...(browser === 'chrome' ? ['offscreen', 'sidePanel'] : []),
    ],
    // The test build holds its hosts, because a headless browser cannot answer the permission prompt.
    ...(mode === 'test' ? { host_permissions: ANY_SITE } : { optional_host_permissions: ANY_SITE }),
    incognito: 'not_allowed',
    action: { default_title: '__MSG_app_name__' },
    commands: {
      insert: { suggested_key: { default: 'Alt+Shift+S' }, description: '__MSG_command_insert__' },
      chip: { suggested_key: { default: 'Alt+Shift+U' }, description: '__MSG_command_chip__' },
      // Chromium takes four suggested keys: there the person sets this one.
      persona: {
        ...(browser === 'firefox' && { suggested_key: { default: 'Alt+Shift+P' } }),
        description: '__MSG_command_persona__',
      },
      remember: { suggested_key: { default: 'Alt+Shift+R' }, description: '__MSG_command_remember__' },
      lock: { suggested_key: { default: 'Alt+Shift+L' }, description: '__MSG_command_lock__' },
    },
    content_security_policy: {
      extension_pages:
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src https: http://localhost:* http://127.0.0.1:*; frame-ancestors 'none'; object-src 'none'; base-uri 'none'; form-action 'none'",
    },
  }),
});
