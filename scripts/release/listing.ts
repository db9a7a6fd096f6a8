import { readFileSync } from 'node:fs';
import path from 'node:path';

/** What the stores show in one language: `docs/store/<language>.json`. */
export interface Listing {
  name: string;
  summary: string;
  /** Lines. */
  description: string[];
  /** Above each picture, in the order of the listing. */
  captions: Record<'feed' | 'levels' | 'title' | 'insights' | 'quiet', string>;
}

export const STORE = path.resolve(import.meta.dirname, '..', '..', 'docs', 'store');

export const readListing = (language: string): Listing =>
  JSON.parse(readFileSync(path.join(STORE, `${language}.json`), 'utf8')) as Listing;
