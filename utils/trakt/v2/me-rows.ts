import type { MeAction, MyComment } from '@/utils/activity/about-me';
import type { Activity, Person } from '@/utils/activity/activity';
import { aboutMeId, numberedId } from '@/utils/activity/identity';
import { own } from '@/utils/lib/own';
import { profileUrl } from '@/utils/trakt/v2/address';
import type { Decoded, Listing, Mapped } from '@/utils/trakt/v2/listing-definition';
import { type Item, toPerson } from '@/utils/trakt/v2/media';
import type { WireRow, WireUser } from '@/utils/trakt/v2/wire';

/** A comment or list of the person's own, as far as a row about it names it. */
export interface Own {
  id: number;
  item: Item;
  /** Absent for a list. */
  mine?: MyComment | undefined;
}

/** Placeholder for people who are not shown. Their rows still count. */
export const NOBODY: Person = { username: '', slug: '' };

/** Somebody else; null for deleted people, rows without a name, and the person themself. */
export function toOther(wire: WireUser, self: string): Person | null {
  const person = toPerson(wire);
  return !person || wire?.deleted || person.slug.toLowerCase() === self.toLowerCase() ? null : person;
}

function about(
  action: MeAction,
  { item, mine }: Pick<Own, 'item' | 'mine'>,
  row: { id: string; at: number; user: Person },
): Decoded {
  const activity: Activity = { ...row, aliases: [], type: 'me', action, ...item, mine };
  return { activity, mark: row.at };
}

/** Likes of a comment or list. */
function likes(path: string, kind: 'comment-like' | 'list-like', own: Own, self: string): Listing {
  return {
    of: 'public',
    path: `${path}/likes`,
    query: {},
    map({ liked_at: at, user }): Mapped {
      const person = toOther(user, self) ?? NOBODY;
      if (at === undefined) return person === NOBODY ? 'emptied' : 'unreadable';
      const id = aboutMeId(kind, own.id, person.slug);
      return about(kind === 'comment-like' ? 'comment_like' : 'list_like', own, { id, at, user: person });
    },
    newBy: 'time',
    url: profileUrl(self),
  };
}

export const commentLikes = (own: Own, self: string): Listing =>
  likes(`/comments/${own.id}`, 'comment-like', own, self);

export const listLikes = (path: string, own: Own, self: string): Listing => likes(path, 'list-like', own, self);

const EMOJI: Readonly<Record<string, string>> = {
  like: '👍',
  dislike: '👎',
  love: '❤️',
  laugh: '😄',
  shocked: '😮',
  bravo: '👏',
  spoiler: '🙈',
};

export function reactions(thing: Own, self: string): Listing {
  return {
    of: 'public',
    path: `/comments/${thing.id}/reactions`,
    query: { extended: 'images' },
    map({ reacted_at: at, user, reaction }: WireRow): Mapped {
      const person = toOther(user, self) ?? NOBODY;
      if (at === undefined) return person === NOBODY ? 'emptied' : 'unreadable';
      const row = about('reaction', thing, { id: aboutMeId('reaction', thing.id, person.slug), at, user: person });
      return { ...row, activity: { ...row.activity, reaction: own(EMOJI, reaction?.type ?? '') } };
    },
    newBy: 'time',
    url: profileUrl(self),
  };
}

/**
 * Replies to a comment, or comments on a list. They have the identity of any comment, because the author's own listing
 * may have them too.
 */
export function answers(path: string, action: 'reply' | 'list_comment', own: Own, self: string): Listing {
  return {
    of: 'public',
    path,
    query: { extended: 'images' },
    wrap: (comment) => ({ comment }),
    map({ comment }: WireRow): Mapped {
      const user = toOther(comment?.user, self) ?? NOBODY;
      if (comment?.id === undefined || comment.created_at === undefined)
        return user === NOBODY ? 'emptied' : 'unreadable';
      const { id, created_at: at, comment: text = '', spoiler = false, likes, replies } = comment;
      const row = about(action, own, { id: numberedId('comment', id), at, user });
      return { ...row, activity: { ...row.activity, comment: { id, text, spoiler, likes, replies } } };
    },
    newBy: 'time',
    url: profileUrl(self),
  };
}
