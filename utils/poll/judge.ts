import { type Activity, isLegalPair } from '@/utils/activity/activity';
import { cellOf, decide, type Policy } from '@/utils/rules/decide';
import type { Rules } from '@/utils/rules/rule';
import { isAbout } from '@/utils/sources/is-about';
import type { Source } from '@/utils/sources/source';
import type { Stream } from '@/utils/sources/stream';
import { pairsOf, wantedCells } from '@/utils/sources/streams';
import type { JudgedRow } from '@/utils/store/feed-writer';
import type { StreamState } from '@/utils/store/schema';
import type { Row } from '@/utils/trakt/activity-feed';

/** Whether an activity belongs to a source: by who did it, or by what it is about. */
function belongsTo(activity: Activity, source: Source): boolean {
  switch (source.kind) {
    case 'user':
      // Only a user's own listings serve a user, and they hold nobody else's: not even where Trakt garbled the name, in which
      // case the row would otherwise be remembered as nobody's and never be told.
      return true;
    case 'show':
      return isAbout(activity, source);
    case 'following':
      return !source.except.includes(activity.user.slug);
  }
}

/** Whether the last good read of the stream was for this source and this cell: if not, what is there now is baseline. */
function isCovered(activity: Activity, source: Source, covered: StreamState['covered']): boolean {
  const then = covered[source.id];
  if (then?.since !== source.since || activity.at < (then.from ?? 0)) return false;
  return !isLegalPair(activity.type, activity.action) || then.cells.includes(cellOf(activity));
}

/**
 * What the rules make of a row. News is what a source asked for before it was read; where only sources show it that
 * ask for the first time (new, taken up again, a rule widened), it is baseline.
 *
 * @param sources those that the stream serves, none paused
 */
export function judge(
  row: Row,
  sources: readonly Source[],
  policy: Policy,
  covered: StreamState['covered'],
): JudgedRow {
  const { fresh } = row;
  const mine = sources.filter((source) => belongsTo(row.activity, source));
  const activity = named(row.activity, mine);
  const before = mine.filter((source) => isCovered(activity, source, covered));
  const asNews = decide(activity, before, policy);
  if (asNews.level !== 'off') return { activity, fresh, decision: asNews, baseline: false };
  const decision = decide(activity, mine, policy);
  return { activity, fresh, decision, baseline: decision.level !== 'off' };
}

/** A listing of one user does not say what they are called: their source does. */
function named(activity: Activity, sources: readonly Source[]): Activity {
  const source = sources.find((each) => each.kind === 'user' && each.name !== undefined);
  if (activity.user.name || source?.kind !== 'user') return activity;
  return { ...activity, user: { ...activity.user, name: source.name } };
}

/** What the next read may take as asked for. */
export function coverage(stream: Stream, sources: readonly Source[], rules: Rules): StreamState['covered'] {
  return Object.fromEntries(
    sources.map((source) => [source.id, { since: source.since, cells: wantedCells(source, rules, pairsOf(stream)) }]),
  );
}
