import { browser } from 'wxt/browser';
import { type StorageItem, storageItem } from '@/utils/lib/storage-item';
import type { MessageKey } from '@/utils/lib/text';

export interface Release {
  version: string;
  /** What this version lets people do, one line each. */
  news: readonly MessageKey[];
}

/** Versions with news for people, newest first. A version without news is not listed, so no dot appears for it. */
export const RELEASES: readonly Release[] = [
  { version: '0.1.0', news: ['news_stars', 'news_charts', 'news_spoilers', 'news_on_screen', 'news_sound'] },
];

/** The newest listed version of which the person has seen the news. Written when Lookout is installed. */
export const seenRelease: StorageItem<string | null> = storageItem(
  () => browser.storage.local,
  'seenRelease',
  (stored) => (typeof stored === 'string' ? stored : null),
);

export const newestRelease = (): string => RELEASES[0]?.version ?? '';
