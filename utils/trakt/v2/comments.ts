import type { Person } from '@/utils/activity/activity';
import { numberedId } from '@/utils/activity/identity';
import { profileUrl, userPath } from '@/utils/trakt/v2/address';
import type { Listing, Mapped } from '@/utils/trakt/v2/listing-definition';
import { owner, toItem, toPerson } from '@/utils/trakt/v2/media';
import type { WireRow } from '@/utils/trakt/v2/wire';

/** All comments of a user: shouts, reviews, and replies to others. */
export function commentsListing(user: string): Listing {
  return {
    of: 'user',
    path: `${userPath(user)}/comments/all/all`,
    query: { include_replies: 'true', extended: 'images' },
    map: (row) => toComment(row, owner(user)),
    newBy: 'id',
    conditional: true,
    url: profileUrl(user),
  };
}

/**
 * Maps a comment with its item. A comment that Trakt marks as a review (200 words or more) is a `review`; any other,
 * including replies, is a `shout`, as on v1.
 *
 * @param author the person for rows that name nobody
 */
export function toComment(row: WireRow, author: Person | undefined): Mapped {
  const { type, comment } = row;
  const user = toPerson(comment?.user) ?? author;
  if (comment?.id === undefined || comment.created_at === undefined || !type || !user) return 'unreadable';
  const item = toItem(row);
  if (!item) return 'emptied';
  return {
    mark: comment.id,
    activity: {
      id: numberedId('comment', comment.id),
      aliases: [],
      at: comment.created_at,
      type,
      action: comment.review ? 'review' : 'shout',
      user,
      ...item,
      comment: {
        id: comment.id,
        text: comment.comment ?? '',
        spoiler: comment.spoiler ?? false,
        likes: comment.likes,
        replies: comment.replies,
      },
    },
  };
}
