/**
 * How much is hidden of what people may not have seen yet. Each level up to `comments` includes those before it.
 * `unwatched` hides all of that and ratings too, but only for what the person has not watched according to their own
 * Trakt account.
 */
export const SPOILER_LEVELS = ['none', 'titles', 'images', 'comments', 'unwatched'] as const;
export type SpoilerLevel = (typeof SPOILER_LEVELS)[number];

/** What a show of the person's list can have instead of the level: nothing hidden, or everything. */
export const SHOW_SPOILERS = ['shown', 'hidden'] as const;
export type ShowSpoilers = (typeof SHOW_SPOILERS)[number];
