/**
 * The messages of the page that stands alone, where no extension answers for them: they lie in the page itself.
 * Imported first, because everything else asks `browser` for its words.
 */

type Messages = Record<string, string>;

/** @throws Error when the page was not built with its words */
function messagesOfPage(): Messages {
  const words = document.getElementById('words')?.textContent;
  if (!words) throw new Error('the page has no words');
  const languages: Record<string, Messages> = JSON.parse(words);
  const asked = navigator.languages.map((tag) => tag.split('-')[0] ?? '');
  return languages[asked.find((tag) => tag in languages) ?? 'en'] ?? {};
}

const messages = messagesOfPage();

/** As the extension API answers: `$1` to `$9` are replaced, and `$$` is a dollar. */
function getMessage(key: string, substitutions: readonly string[] = []): string {
  const message = messages[key] ?? '';
  return message.replace(/\$([1-9$])/g, (_, which: string) =>
    which === '$' ? '$' : (substitutions[Number(which) - 1] ?? ''),
  );
}

Object.assign(globalThis, { browser: { runtime: { id: 'none' }, i18n: { getMessage } } });
