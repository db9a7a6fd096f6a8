import { expect, it } from 'vitest';
import { localeNames, messagesFile } from '@/scripts/languages/locale-files';
import { readListing } from './listing';

const length = (text: string) => [...text].length;

it.each(localeNames())('every store takes the listing in %s', (language) => {
  const { name, summary, description, captions } = readListing(language);
  const text = description.join('\n');
  // The tightest limit of the three stores: docs/store/README.md.
  expect(length(name)).toBeLessThanOrEqual(50);
  expect(length(summary)).toBeLessThanOrEqual(132);
  expect(length(text)).toBeGreaterThanOrEqual(250);
  expect(length(text)).toBeLessThanOrEqual(10_000);
  // Stores want a listing to say that Trakt did not make it.
  expect(description.at(-1)).toContain('Trakt');
  // Two lines of a picture, three beside a popup.
  expect(Object.keys(captions)).toEqual(Object.keys(readListing('en').captions));
  for (const caption of Object.values(captions)) expect(length(caption)).toBeLessThanOrEqual(56);
});

it.each(localeNames())('the package has a name and summary in %s that the Chrome Web Store takes', (language) => {
  const { extName, extDescription } = messagesFile(language) as Record<string, { message: string }>;
  expect(extName?.message).toBe(readListing(language).name);
  expect(length(extDescription?.message ?? '')).toBeLessThanOrEqual(132);
});
