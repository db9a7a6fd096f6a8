/**
 * What others do that concerns the person: type `me` with these actions. They are read for the source `me` only, and
 * belong to no other source, whoever did it and whatever it is about.
 */
export const ME_ACTIONS = [
  'reply',
  'asked',
  'accepted',
  'followed',
  'comment_like',
  'reaction',
  'list_like',
  'list_comment',
] as const;
export type MeAction = (typeof ME_ACTIONS)[number];

/** The person's own comment that a reply, like or reaction is about. */
export interface MyComment {
  id: number;
  /** Trakt calls comments of 200 words and more reviews. */
  review: boolean;
}

/** Key of what an activity of type `me` is about: activities with the same key may share a card. */
export function meKey({
  action,
  mine,
  list,
}: {
  action: string;
  mine?: MyComment | undefined;
  list?: { id?: number | undefined; name: string } | undefined;
}): string {
  return `me:${action}:${mine?.id ?? list?.id ?? list?.name ?? ''}`;
}
