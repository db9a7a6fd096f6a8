import { openTrakt } from '@/entrypoints/poller/open-trakt';
import { runRound } from '@/entrypoints/poller/run-round';
import { listingLines } from '@/utils/store/outline-lines';
import { summarizeListings } from '@/utils/store/read/listing-summary';
import { isWorthKeeping, readSentinel } from '@/utils/store/sentinel';
import { fetchImage } from '@/utils/trakt/images';

/**
 * Plans reads, reads Trakt and stores the results. A separate script that the background loads for a check. Modules
 * that both scripts contain exist twice in a worker that checks, so nothing here may keep state in memory that the
 * other needs.
 */
export const poller = {
  fetchImage,
  isWorthKeeping,
  listingLines,
  openTrakt,
  readSentinel,
  runRound,
  summarizeListings,
};

export type Poller = typeof poller;
