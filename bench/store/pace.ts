import { DAY, MINUTE } from '@/utils/lib/time';

/* How years pass in minutes. */

/** Days between two reads of a listing. Each read stores all rows since the last in one transaction: about a page. */
export const STRIDE = 28;
/** Rounds of upkeep follow at this pace until nothing is due. */
export const PACE = 5 * MINUTE;
export const MAX_ROUNDS = (STRIDE * DAY) / PACE;
/** Days between two starts of the browser. */
export const STRETCH = 73;

export const COMPRESSED = `Compressed: a listing is read once in ${STRIDE} days, what they brought in one transaction; upkeep runs every
${PACE / MINUTE} minutes of that time until nothing is due, where a browser runs as many rounds that find nothing; it is started every
${STRETCH} days, and has no idle time for its files. Not compressed: rows, their size, and what is removed of them. MB are of files
that Chromium itself compresses.`;
