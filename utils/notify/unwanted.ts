import { toldOf } from '@/utils/notify/told';
import { levelFor } from '@/utils/rules/decide';
import type { Settings } from '@/utils/settings/settings';
import type { Source } from '@/utils/sources/source';
import type { Pending } from '@/utils/store/delivery';
import type { Database } from '@/utils/store/open-database';
import type { Card, StoredActivity } from '@/utils/store/schema';
import { readNewsSources } from '@/utils/store/seen';

export type Wanting = Pick<Settings, 'sources' | 'rules' | 'paused'>;

/** Why nobody is to be notified of what waited: the sources that wanted it are paused, or do not want it any more. */
export type Unwanted = 'paused' | 'unwanted';

/**
 * The notifiable activities of cards for which no active source asks to be notified any more, by id: they waited (snooze,
 * quiet hours, a digest), or a round was under way, while it was removed, paused, left out or made quieter.
 */
export async function unwantedOf(
  db: Database,
  pending: readonly Pending[],
  settings: Wanting,
): Promise<Map<string, Unwanted>> {
  const activities = pending.flatMap(({ card }) => (card ? toldOf(card) : []));
  const sources = await readNewsSources(
    db,
    activities.map(({ id }) => id),
  );
  return new Map(
    activities.flatMap((activity): [string, Unwanted][] => {
      const why = whyUnwanted(activity, sources.get(activity.id) ?? [], settings);
      return why ? [[activity.id, why]] : [];
    }),
  );
}

function whyUnwanted(activity: StoredActivity, ids: readonly string[], settings: Wanting): Unwanted | null {
  // What no store knows the sources of is announced: better once too often than never.
  if (ids.length === 0) return null;
  const wanting = settings.sources.filter((source) => ids.includes(source.id) && wants(source, activity, settings));
  if (wanting.length === 0) return 'unwanted';
  return settings.paused || wanting.every(({ paused }) => paused) ? 'paused' : null;
}

function wants(source: Source, { type, action, user, because }: StoredActivity, { rules }: Wanting): boolean {
  if (source.kind === 'following' && source.except.includes(user.slug)) return false;
  return because.kind === 'unknown-pair' || levelFor(source, rules, type, action).level === 'notify';
}

/** A card without its activities of which nobody is to be notified. */
export const withoutUnwanted = (card: Card, unwanted: ReadonlyMap<string, Unwanted>): Card => ({
  ...card,
  activities: card.activities.filter(({ id }) => !unwanted.has(id)),
});
