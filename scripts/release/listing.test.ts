import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { localeNames, messagesFile } from '@/scripts/languages/locale-files';

interface Listing {
  name: string;
  summary: string;
  description: string[];
}

const listing = (language: string) => JSON.parse(readFileSync(`docs/store/${language}.json`, 'utf8')) as Listing;
const length = (text: string) => [...text].length;

it.each(localeNames())('every store takes the listing in %s', (language) => {
  const { name, summary, description } = listing(language);
  const text = description.join('\n');
  // The tightest limit of the three stores: docs/store/README.md.
  expect(length(name)).toBeLessThanOrEqual(50);
  expect(length(summary)).toBeLessThanOrEqual(132);
  expect(length(text)).toBeGreaterThanOrEqual(250);
  expect(length(text)).toBeLessThanOrEqual(10_000);
  // Stores want a listing to say that Trakt did not make it.
  expect(description.at(-1)).toContain('Trakt');
});

it.each(localeNames())('the package has a name and summary in %s that the Chrome Web Store takes', (language) => {
  const { extName, extDescription } = messagesFile(language) as Record<string, { message: string }>;
  expect(extName?.message).toBe(listing(language).name);
  expect(length(extDescription?.message ?? '')).toBeLessThanOrEqual(132);
});
