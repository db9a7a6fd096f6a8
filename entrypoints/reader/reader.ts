import { nameSources } from '@/entrypoints/reader/name-sources';
import { createSession } from '@/utils/account/session';
import { runPoll } from '@/utils/poll/run-poll';
import { commit } from '@/utils/store/feed-writer';
import { prune } from '@/utils/store/prune';
import { createFeed } from '@/utils/trakt/create-feed';
import { fetchImage } from '@/utils/trakt/images';

/**
 * All that reads Trakt, decides what to read, and files what was read. The built background carries none of it: it is a
 * script of its own, which the background loads for a check. What is in both scripts exists twice in a worker that
 * checks: nothing here may keep anything in memory that the other needs.
 */
export const reader = {
  runPoll,
  commit,
  createFeed,
  createSession,
  fetchImage,
  nameSources,
  prune,
};

export type Reader = typeof reader;

declare global {
  /** Set by the script once it is loaded. */
  var lookoutReader: Reader | undefined;
}
