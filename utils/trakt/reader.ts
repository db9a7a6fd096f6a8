import { createFeed } from '@/utils/trakt/create-feed';
import { fetchImage } from '@/utils/trakt/images';

/**
 * All that reads Trakt. The built background carries none of it: it is a script of its own, `entrypoints/reader`, which
 * the background loads when something has to be read.
 */
export const reader = { createFeed, fetchImage };

export type Reader = typeof reader;

declare global {
  /** Set by the script once it is loaded. */
  var lookoutReader: Reader | undefined;
}
