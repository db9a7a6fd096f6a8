import { cellWords } from '@/components/words/why';
import type { RulePair } from '@/utils/activity/activity';
import { RULE_PAIRS } from '@/utils/activity/pairs';
import type { Text } from '@/utils/lib/text';
import { DAY } from '@/utils/lib/time';
import { decide, levelFor, type Policy } from '@/utils/rules/decide';
import type { Settings } from '@/utils/settings/settings';
import { sourcesOf } from '@/utils/sources/sources-of';
import type { Card, StoredActivity, StreamState } from '@/utils/store/schema';

/** How far back a preview looks, ms. `feed-reader.readCardsSince` reads as much. */
export const PREVIEW_SPAN_MS = 7 * DAY;

interface PreviewInput {
  cards: readonly Card[];
  streams: readonly StreamState[];
  now: number;
  only?: string | undefined;
}

export interface RulePreview {
  /** Number of cards that would have notified, under the current and the changed settings. */
  before: number;
  after: number;
  /** The cards that would have notified under the changed settings, newest first. */
  rows: Card[];
  /** Cells that are off now and would be read. Nothing is known about their last week. */
  notRead: RulePair[];
}

/**
 * Applies a change of rules, conditions, mutes or sources to the last seven days. Activities that were marked as read
 * at the start count as well, so that the preview has something to show on the first day. Quiet hours and snoozes are
 * ignored: they only delay notifications.
 *
 * @param only the source to which the preview is limited
 * @param cards of the last seven days
 * @param streams to find the person's own watchlist
 */
export function previewRules(
  settings: Settings,
  changed: Settings,
  { cards, streams, now, only }: PreviewInput,
): RulePreview {
  const since = now - PREVIEW_SPAN_MS;
  const notified = (by: Settings) => {
    const policy: Policy = { ...by, watchlist: watchlistOf(streams, by.self), now };
    const notifies = (each: StoredActivity) => {
      const sources = sourcesOf(each, by.sources);
      if (each.at < since || (only && !sources.some(({ id }) => id === only))) return false;
      return decide(each, sources, policy).level === 'notify';
    };
    return cards.filter(({ activities }) => activities.some(notifies));
  };
  const rows = notified(changed);
  return { before: notified(settings).length, after: rows.length, rows, notRead: newlyRead(settings, changed) };
}

function watchlistOf(streams: readonly StreamState[], self: string | null): ReadonlySet<string> | null {
  const titles = streams.find(({ key }) => key === `own-watchlist:${self}`)?.cursor?.titles;
  return Array.isArray(titles) ? new Set<string>(titles) : null;
}

function newlyRead(settings: Settings, changed: Settings): RulePair[] {
  return RULE_PAIRS.filter(({ type, action }) =>
    changed.sources.some((source) => {
      const before = settings.sources.find(({ id }) => id === source.id);
      const isAsked = levelFor(source, changed.rules, type, action).level !== 'off';
      return before !== undefined && isAsked && levelFor(before, settings.rules, type, action).level === 'off';
    }),
  );
}

/** A preview in words: how many cards would have notified, and which cells are unknown. */
export function previewWords(text: Text, { before, after, notRead }: Omit<RulePreview, 'rows'>): string[] {
  const notified =
    before === after ? text.plural('preview_same', after) : text.plural('preview_instead', after, before);
  if (notRead.length === 0) return [notified];
  const cells = notRead.map((pair) => cellWords(text, pair));
  const list = new Intl.ListFormat(text.locale, { type: 'conjunction' }).format(cells);
  return [notified, text('preview_not_read', list)];
}
