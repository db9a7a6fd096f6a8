/*
 * How much of an answer is taken, whatever a server sends. `docs/design/bounds.md` has the whole table.
 */

/** Bytes of a JSON answer: 250 rows with images stay under 1 MB. */
export const MAX_BODY = 2 * 1024 * 1024;
/** Rows of a page: the most that Trakt gives, whatever is asked for. */
export const MAX_ROWS = 250;
/** People around somebody, who come in one answer. */
export const MAX_PEOPLE = 5000;
/** Seasons of a show, episodes of a season, episodes that one row names, viewers of one title. */
export const MAX_PARTS = 1000;
/** Bytes of an image: posters and avatars of the size that Trakt names are a tenth of it. */
export const MAX_IMAGE = 512 * 1024;
/** Pixels of an image, which take four bytes each once it is decoded. Trakt's largest poster has 1.5 million. */
export const MAX_PIXELS = 4_000_000;
