/**
 * How much is hidden of what people have not seen yet. Each level up to `comments` hides what those before it hide;
 * `unwatched` hides all of that, but only for what the person has not watched according to their own Trakt account.
 */
export const SPOILER_LEVELS = ['none', 'titles', 'images', 'comments', 'unwatched'] as const;
export type SpoilerLevel = (typeof SPOILER_LEVELS)[number];
