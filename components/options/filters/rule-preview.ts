import { cellWords } from '@/components/words/why';
import { PAIRS, type Pair } from '@/utils/activity/activity';
import type { Text } from '@/utils/lib/text';
import { DAY } from '@/utils/lib/time';
import { decide, levelFor, type Policy } from '@/utils/rules/decide';
import type { Settings } from '@/utils/settings/settings';
import { sourcesOf } from '@/utils/sources/sources-of';
import type { Card, StoredActivity, StreamState } from '@/utils/store/schema';

/** How far back a preview looks, ms: `feed-reader.readCardsSince` reads so much. */
export const PREVIEW_SPAN = 7 * DAY;

export interface RulePreview {
  /** Cards that would have been told by the settings as they are, and as they would be. */
  before: number;
  after: number;
  /** Cells that would be asked for and are not now: nothing is known of what there would have been. */
  notRead: Pair[];
}

/**
 * What a change of rules, conditions, mutes or sources would have made of the last seven days. Quiet hours and snoozes are
 * left out of it: they tell later, not less.
 *
 * @param cards of the last seven days
 * @param streams for the own watchlist
 */
export function previewRules(
  settings: Settings,
  changed: Settings,
  { cards, streams, now }: { cards: readonly Card[]; streams: readonly StreamState[]; now: number },
): RulePreview {
  const since = now - PREVIEW_SPAN;
  const news = cards.map(({ activities }) =>
    activities.filter(({ reason, noticedAt }) => !FILED.includes(reason.kind) && noticedAt >= since),
  );
  const notified = (by: Settings) => {
    const policy: Policy = { ...by, watchlist: watchlistOf(streams, by.self), now };
    const notifies = (each: StoredActivity) => decide(each, sourcesOf(each, by.sources), policy).level === 'notify';
    return news.filter((members) => members.some(notifies)).length;
  };
  return { before: notified(settings), after: notified(changed), notRead: newlyAsked(settings, changed) };
}

const FILED: readonly string[] = ['baseline', 'late'];

function watchlistOf(streams: readonly StreamState[], self: string | null): ReadonlySet<string> | null {
  const titles = streams.find(({ key }) => key === `own-watchlist:${self}`)?.cursor?.titles;
  return Array.isArray(titles) ? new Set<string>(titles) : null;
}

function newlyAsked(settings: Settings, changed: Settings): Pair[] {
  return PAIRS.filter(({ type, action }) =>
    changed.sources.some((source) => {
      const before = settings.sources.find(({ id }) => id === source.id);
      const isAsked = levelFor(source, changed.rules, type, action).level !== 'off';
      return before !== undefined && isAsked && levelFor(before, settings.rules, type, action).level === 'off';
    }),
  );
}

/** A preview in words: what would have been told, and what nobody knows. */
export function previewWords(text: Text, { before, after, notRead }: RulePreview): string[] {
  const notified =
    before === after ? text.plural('preview_same', after) : text.plural('preview_instead', after, before);
  if (notRead.length === 0) return [notified];
  const cells = notRead.map((pair) => cellWords(text, pair));
  const list = new Intl.ListFormat(text.locale, { type: 'conjunction' }).format(cells);
  return [notified, text('preview_not_read', list)];
}
