/** Reactions to comments that Trakt knows. */
export const REACTIONS = ['like', 'dislike', 'love', 'laugh', 'shocked', 'bravo', 'spoiler'] as const;
type Reaction = (typeof REACTIONS)[number];

/**
 * What people do to each other's comments, lists and profiles. `comment`: id of the comment's event in the log.
 * `other`, `owner`: username or slug. `follow` of a private person asks them first.
 */
export type SocialSpec = { user: string; at?: number } & (
  | { action: 'like' | 'unlike' | 'unreact'; comment: number }
  | { action: 'react'; comment: number; reaction?: Reaction }
  | { action: 'like_list' | 'unlike_list'; owner: string; list: string }
  | { action: 'comment_list'; owner: string; list: string; text?: string }
  | { action: 'follow' | 'unfollow' | 'accept' | 'decline'; other: string }
);

/** One line of the social log. Slugs identify people. Immutable. */
export interface SocialEvent {
  id: number;
  /** ms UTC */
  at: number;
  user: string;
  action: SocialSpec['action'];
  comment?: number;
  reaction?: Reaction;
  owner?: string;
  list?: string;
  text?: string;
  other?: string;
}
