/** Builds the verify page that works opened from disk, without network: `.output/verify.html`, one file. */

import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OUTPUT = '.output/verify.html';
const ENTRY = 'entrypoints/verify/static.tsx';

/**
 * @param {string} root the repository, with its generated sources (`wxt prepare`).
 * @returns {Promise<string>} path of the page.
 */
export async function buildVerifyPage(root) {
  const { script, style } = await bundle(root);
  const file = join(root, OUTPUT);
  mkdirSync(join(root, '.output'), { recursive: true });
  writeFileSync(file, page(script, style, await wordsFor(root, script)));
  return file;
}

/** Everything that the page runs and looks like, in two texts. */
async function bundle(root) {
  // Only now: who imports this file may be there before the packages are.
  const [{ build }, { default: tailwindcss }] = await Promise.all([import('vite'), import('@tailwindcss/vite')]);
  const { output } = await build({
    root,
    configFile: false,
    // Warns once a file that packages mark files for servers of React; what is wrong is thrown.
    logLevel: 'error',
    mode: 'production',
    plugins: [tailwindcss()],
    resolve: { alias: { '#i18n': join(root, '.wxt/i18n/index.ts') } },
    // Under a runner of tests the mode's name alone does not say it.
    define: { 'process.env.NODE_ENV': '"production"' },
    publicDir: false,
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      cssCodeSplit: false,
      assetsInlineLimit: Number.MAX_SAFE_INTEGER,
      rollupOptions: {
        input: join(root, ENTRY),
        output: { format: 'iife', entryFileNames: 'verify.js' },
      },
    },
  });
  const script = output.find(({ type }) => type === 'chunk');
  const style = output.find(({ fileName }) => fileName.endsWith('.css'));
  if (output.length !== 2 || !script || !style)
    throw new Error(`not a script and a style: ${output.map(({ fileName }) => fileName)}`);
  return { script: script.code, style: String(style.source) };
}

/** The messages that the script asks for, by language; those that it puts together, by how their names begin. */
async function wordsFor(root, script) {
  const { parseMessagesFile, generateChromeMessages } = await import('@wxt-dev/i18n/build');
  const beginnings = [...script.matchAll(/`([a-z]+(?:_[a-z]+)*_)\$\{/g)].map(([, beginning]) => beginning);
  const names = new Set(script.match(/[a-z@][a-z0-9_@]*/g));
  const isAsked = (key) => names.has(key) || beginnings.some((beginning) => key.startsWith(beginning));
  const languages = {};
  for (const file of readdirSync(join(root, 'locales'))) {
    const messages = generateChromeMessages(await parseMessagesFile(join(root, 'locales', file)));
    const asked = Object.entries(messages).filter(([key]) => isAsked(key));
    languages[file.replace(/\..*$/, '')] = {
      ...Object.fromEntries(asked.map(([key, { message }]) => [key, message])),
      '@@bidi_dir': 'ltr',
    };
  }
  return languages;
}

/** Nothing is loaded, and nobody is asked but a node that the person names. */
function page(script, style, words) {
  // What would end the element that it stands in.
  const code = script.replaceAll(/<\/(script)/gi, '<\\/$1').replaceAll('<!--', '<\\!--');
  const data = JSON.stringify(words).replaceAll('<', '\\u003c');
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${createHash('sha256').update(code).digest('base64')}'`,
    "style-src 'unsafe-inline'",
    'img-src data:',
    'connect-src https: http://localhost:* http://127.0.0.1:*',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>Satchel</title>
<style>${style}</style>
</head>
<body>
<div id="root"></div>
<script type="application/json" id="words">${data}</script>
<script>${code}</script>
</body>
</html>
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await buildVerifyPage(fileURLToPath(new URL('..', import.meta.url)));
