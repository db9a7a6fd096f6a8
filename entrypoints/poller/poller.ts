import { openTrakt } from '@/entrypoints/poller/open-trakt';
import { runRound } from '@/entrypoints/poller/run-round';
import { fetchImage } from '@/utils/trakt/images';

/**
 * All that reads Trakt, decides what to read, and files what was read. The built background carries none of it: it is a
 * script of its own, which the background loads for a check. What is in both scripts exists twice in a worker that
 * checks: nothing here may keep anything in memory that the other needs.
 */
export const poller = { fetchImage, openTrakt, runRound };

export type Poller = typeof poller;
