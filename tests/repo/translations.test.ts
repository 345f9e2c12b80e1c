import { type ParsedMessage, parseMessagesText, SUPPORTED_LOCALES } from '@wxt-dev/i18n/build';
import { describe, expect, test } from 'vitest';
import { BUTTON_NAMES } from '../../entrypoints/chat.content/button-names';
import { filesUnder, read } from './files';

const ORIGINAL = 'en';

/** As the build reads them: the parser is the i18n module's own. */
const messagesOf = (locale: string) => parseMessagesText(read(`locales/${locale}.yml`), 'YAML');

const nameOf = (message: ParsedMessage) => message.key.join('.');
const placeholdersIn = (words = '') => [...new Set(words.match(/\$\d/g))].sort();

/** The words of a message by plural form; a message without plural has the one form `''`. */
const formsOf = (message: ParsedMessage): Record<string, string | undefined> =>
  message.type === 'plural' ? message.plurals : { '': message.message };

/** `share.n` → `['$1']`, for every form of every message. */
const placeholdersOf = (messages: ParsedMessage[]) =>
  Object.fromEntries(
    messages.flatMap((message) =>
      Object.entries(formsOf(message)).map(([form, words]) => [`${nameOf(message)}.${form}`, placeholdersIn(words)]),
    ),
  );

const original = messagesOf(ORIGINAL);
const locales = filesUnder('locales').map((path) => path.replace(/^locales\/|\.yml$/g, ''));

test('there are translations', () => {
  expect(locales).toContain(ORIGINAL);
  expect(locales.length).toBeGreaterThan(1);
});

describe.each(locales)('%s', (locale) => {
  const messages = messagesOf(locale);

  test('is a locale that browsers look for, and says so itself', () => {
    expect(SUPPORTED_LOCALES).toContain(locale);
    const language = messages.find((message) => nameOf(message) === 'language');
    expect(language).toHaveProperty('message', locale.replace('_', '-'));
  });

  test('has exactly the messages of the original, in its order', () => {
    expect(messages.map(nameOf)).toEqual(original.map(nameOf));
  });

  test('has exactly the plural forms and placeholders of the original', () => {
    expect(placeholdersOf(messages)).toEqual(placeholdersOf(original));
  });

  test('leaves no message empty', () => {
    const isEmpty = (message: ParsedMessage) => Object.values(formsOf(message)).some((words) => !words?.trim());
    expect(messages.filter(isEmpty).map(nameOf)).toEqual([]);
  });

  test('is described in as many characters as browsers take', () => {
    const description = messages.find((message) => nameOf(message) === 'app_description');
    expect(formsOf(description as ParsedMessage)['']?.length).toBeLessThanOrEqual(132);
  });
});

test('the button in the page is called what the locales call it', () => {
  const names = locales.map((locale) => [
    locale,
    formsOf(messagesOf(locale).find((m) => nameOf(m) === 'chip_add') as ParsedMessage)[''],
  ]);
  expect(BUTTON_NAMES).toEqual(Object.fromEntries(names));
});
