import { expect, it } from 'vitest';
import { readMessages } from '@/utils/lib/messages-file';
import { createText } from '@/utils/lib/text';
import { generateMessages } from './generate-messages';
import { localeAssets, localeNames, localeSource, messagesFile } from './locale-files';

it('makes a message of each text and of each plural form', () => {
  expect(generateMessages({ hello: 'Hello $1', count: { one: '$1 row', other: '$1 rows' } })).toEqual({
    hello: { message: 'Hello $1' },
    count__one: { message: '$1 row' },
    count__other: { message: '$1 rows' },
  });
});

it('keeps notes for translators, with the first of several forms', () => {
  const source = { hello: 'Hello', count: { one: '$1 row', other: '$1 rows' } };
  expect(generateMessages(source, { count: 'Above the table', hello: 'On the button' })).toEqual({
    hello: { message: 'Hello', description: 'On the button' },
    count__one: { message: '$1 row', description: 'Above the table' },
    count__other: { message: '$1 rows' },
  });
});

it.each(localeNames())('gives browsers every existing text of %s', (locale) => {
  const messages = messagesFile(locale);
  const texts = Object.values(localeSource(locale)).flatMap((value) =>
    typeof value === 'string' ? value : Object.values(value),
  );
  expect(Object.values(messages).map(({ message }) => message)).toEqual(texts);
  // Browsers refuse an extension if a name contains other characters.
  for (const name of Object.keys(messages)) expect(name).toMatch(/^\w+$/);
});

it('writes plural forms where the product looks them up', () => {
  const text = createText(readMessages(messagesFile('ar')), 'ar');
  const { a11y_new: forms } = localeSource('ar');
  expect(text.plural('a11y_new', 2)).toBe((forms as Record<string, string>).two);
});

it('puts each language where browsers look for it', () => {
  const assets = localeAssets();
  expect(assets.map(({ relativeDest }) => relativeDest)).toContain('_locales/en/messages.json');
  for (const { contents } of assets) expect(JSON.parse(contents).extName.message).toBeTruthy();
});
