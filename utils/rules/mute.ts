import type { Activity } from '@/utils/activity/activity';
import { hasId } from '@/utils/activity/has-id';

/** A person or show that must not interrupt for a while: their activities go to the feed only. */
export interface Mute {
  kind: 'user' | 'show';
  /** The slug of a person; any id of a show that `hasId` accepts, usually that of `idOf`. */
  id: string;
  /** Display name of the person or show, for sentences. */
  name: string;
  /** End of the mute, ms UTC; null for good. */
  until: number | null;
}

/** The mute that applies to an activity at `now` (ms UTC); the longest of several. */
export function muteOf({ user, show, listItem }: Muted, mutes: readonly Mute[], now: number): Mute | null {
  const shows = [show, listItem?.show];
  const hits = mutes.filter(
    ({ kind, id, until }) =>
      (until === null || until > now) &&
      (kind === 'user' ? user.slug === id : shows.some((each) => hasId(each?.ids, id))),
  );
  return hits.sort((a, b) => (b.until ?? Infinity) - (a.until ?? Infinity))[0] ?? null;
}

type Muted = Pick<Activity, 'user' | 'show' | 'listItem'>;
