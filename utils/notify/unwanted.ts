import { notifiable } from '@/utils/notify/notifiable';
import { levelFor } from '@/utils/rules/decide';
import type { Settings } from '@/utils/settings/settings';
import { isAbout } from '@/utils/sources/is-about';
import { userSlug } from '@/utils/sources/parse-source';
import type { Source } from '@/utils/sources/source';
import { readCoverage } from '@/utils/store/coverage';
import type { Pending } from '@/utils/store/delivery';
import type { Database } from '@/utils/store/open-database';
import type { Card, Coverage, StoredActivity } from '@/utils/store/schema';
import { readNewsSources } from '@/utils/store/seen';
import { readFollowed } from '@/utils/store/stream-states';

export type Wanting = Pick<Settings, 'sources' | 'rules' | 'paused'>;

/**
 * Why a waiting activity is not announced: its sources no longer want it, or have been paused since. `later`: they were
 * already paused when it was read, but not when it happened; it is announced when they resume.
 */
export type Unwanted = 'paused' | 'unwanted' | 'later';

/**
 * Activity id -> why no active source wants a notification of it any more. The activities waited (snooze, quiet hours,
 * a digest), or a round was in progress, while a source was removed, paused, excluded or given a lower level, while its
 * seasons changed, or while a person was unfollowed at Trakt.
 */
export async function unwantedOf(
  db: Database,
  pending: readonly Pick<Pending, 'card'>[],
  settings: Wanting,
): Promise<Map<string, Unwanted>> {
  const activities = pending.flatMap(({ card }) => (card ? notifiable(card) : []));
  if (activities.length === 0) return new Map();
  const [sources, follows, coverage] = await Promise.all([
    readNewsSources(
      db,
      activities.map(({ id }) => id),
    ),
    readFollowed(db),
    readCoverage(db),
  ]);
  return new Map(
    activities.flatMap((activity): [string, Unwanted][] => {
      const why = whyUnwanted(activity, sources.get(activity.id) ?? [], { ...settings, follows, coverage });
      return why ? [[activity.id, why]] : [];
    }),
  );
}

interface WantedInput extends Wanting {
  /** Slugs of the people the signed-in person follows; null if unknown. */
  follows: ReadonlySet<string> | null;
  coverage: Coverage | undefined;
}

function whyUnwanted(activity: StoredActivity, ids: readonly string[], input: WantedInput): Unwanted | null {
  // If the store does not know its sources, it is announced: better once too often than never.
  if (ids.length === 0) return null;
  const wanting = input.sources.filter((source) => ids.includes(source.id) && wants(source, activity, input));
  if (wanting.length === 0) return 'unwanted';
  if (!input.paused && wanting.some(({ paused }) => !paused)) return null;
  const pausedAt = ({ id }: Source) => input.coverage?.sources[id]?.pausedAt ?? Number.POSITIVE_INFINITY;
  return wanting.some((source) => activity.noticedAt >= pausedAt(source)) ? 'later' : 'paused';
}

function wants(source: Source, activity: StoredActivity, { rules, follows }: WantedInput): boolean {
  const { type, action, user, reason } = activity;
  if (source.kind === 'show' && !isAbout(activity, source)) return false;
  if (source.kind === 'following') {
    const isFollowed = !follows || follows.has(user.slug) || follows.has(userSlug(user.slug));
    if (!isFollowed || source.except.includes(user.slug)) return false;
  }
  return reason.kind === 'unknown-pair' || levelFor(source, rules, type, action).level === 'notify';
}

/** A card without its unwanted activities. */
export const withoutUnwanted = (card: Card, unwanted: ReadonlyMap<string, Unwanted>): Card => ({
  ...card,
  activities: card.activities.filter(({ id }) => !unwanted.has(id)),
});
