/* Limits on what is read of an answer, whatever a server sends. `docs/design/bounds.md` has the whole table. */

/** Bytes of a JSON answer: 250 rows with images stay under 1 MB. */
export const MAX_BODY_BYTES = 2 * 1024 * 1024;
/** Rows of a page: Trakt gives no more, even if more are requested. */
export const MAX_ROWS = 250;
/** People in a follow or friend list, which comes in one answer. */
export const MAX_PEOPLE = 5000;
/** Seasons of a show, episodes of a season, episodes named by one row, viewers of one title. */
export const MAX_PARTS = 1000;
/** Likes, replies or comments of one thing. */
export const MAX_COUNT = 1e8;
/** Bytes of an image, ten times the size of the posters and avatars that Trakt names. */
export const MAX_IMAGE_BYTES = 512 * 1024;
/** Pixels of an image, each four bytes when decoded. Trakt's largest poster has 1.5 million. */
export const MAX_IMAGE_PIXELS = 4_000_000;
