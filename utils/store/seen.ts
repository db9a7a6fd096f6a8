import { DAY } from '@/utils/lib/time';
import type { Decision } from '@/utils/rules/decide';
import { isAtLeast } from '@/utils/rules/rule';
import { isFiled } from '@/utils/store/cards';
import type { JudgedRow } from '@/utils/store/judged-row';
import type { Database } from '@/utils/store/open-database';
import type { PageCards } from '@/utils/store/page-cards';
import type { SeenActivity, StoredActivity } from '@/utils/store/schema';
import type { CommitTransaction } from '@/utils/store/transaction';

/** A known activity that other sources want at a higher level than it is stored with. */
export interface Louder {
  stored: StoredActivity;
  /** Id of its card. */
  card: string;
  decision: Decision;
}

/** Key -> what is to be remembered under it. */
export type Remembered = Map<string, SeenActivity | string>;

/** The kind of id. Two rows of one listing with different ids are different activities, whatever else is equal. */
const family = (id: string) => id.slice(0, id.indexOf(':'));

/**
 * For each row, what is remembered of its activity, if it was ever read. Otherwise `twin`: another row of the same kind
 * of listing with the same person, item and minute. It may be another play, or the same one, removed and added again.
 */
export async function findSeen(
  tx: CommitTransaction,
  rows: readonly JudgedRow[],
): Promise<{ seen: (SeenActivity | undefined)[]; twin: (SeenActivity | undefined)[] }> {
  const store = tx.objectStore('seen');
  const keys = new Set(rows.flatMap(({ activity: { id, aliases } }) => [id, ...aliases]));
  const known = new Map<string, SeenActivity | string>();
  const get = async (key: string) => {
    const entry = await store.get(key);
    if (entry !== undefined) known.set(key, entry);
  };
  await Promise.all([...keys].map(get));
  const others = new Set([...known.values()].filter((entry) => typeof entry === 'string'));
  await Promise.all([...others].filter((id) => !keys.has(id)).map(get));
  const toEntry = (found: SeenActivity | string | undefined) => {
    const entry = typeof found === 'string' ? known.get(found) : found;
    return typeof entry === 'string' ? undefined : entry;
  };
  const byAlias = ({ id, aliases }: JudgedRow['activity'], isTwin: boolean) =>
    aliases
      .map((key) => known.get(key))
      .find((other) => typeof other === 'string' && (family(other) === family(id)) === isTwin);
  const seen = rows.map(({ activity }) => toEntry(known.get(activity.id) ?? byAlias(activity, false)));
  return {
    seen,
    twin: rows.map(({ activity }, index) => (seen[index] ? undefined : toEntry(byAlias(activity, true)))),
  };
}

/**
 * Whether a play is its `twin`, removed at Trakt and added again: everyone who wants it already got the twin. Applies
 * only if it is too old to join the twin's card, where it would count as a repeat.
 */
export const isAddedAgain = ({ activity, news }: JudgedRow, twin: SeenActivity | undefined, now: number): boolean =>
  twin !== undefined &&
  !twin.off &&
  now - activity.at > DAY &&
  Object.keys(news).every((source) => twin.sources.includes(source));

/** Whether what is stored of a row's activity may have to change. */
export const concernsCard = ({ activity, news }: JudgedRow, { sources }: SeenActivity) =>
  activity.comment !== undefined || Object.keys(news).some((source) => !sources.includes(source));

/**
 * Sorts the rows of a page: `unknown` become new activities, `louder` raise the level of stored ones, and `remembered`
 * is what `seen` has to store. Of two equal rows the first counts. A row that nobody wanted so far and somebody wants
 * now is unknown; if this stream has brought it before, it is baseline.
 *
 * @param found what `findSeen` returned for each row
 * @param cards has loaded the cards of rows for which {@link concernsCard} is true
 */
export function resolveRows(
  rows: readonly JudgedRow[],
  found: readonly (SeenActivity | undefined)[],
  cards: Pick<PageCards, 'get'>,
  stream: string,
): { unknown: JudgedRow[]; louder: Louder[]; remembered: Remembered } {
  const remembered: Remembered = new Map();
  const inPage = new Map<string, string>();
  const unknown: JudgedRow[] = [];
  const louder: Louder[] = [];
  const handled = new Set<string>();
  for (const [index, row] of rows.entries()) {
    const { id, aliases } = row.activity;
    const known = found[index];
    const twice =
      inPage.has(id) || aliases.some((key) => inPage.has(key) && family(inPage.get(key) ?? '') !== family(id));
    for (const key of [id, ...aliases]) inPage.set(key, id);
    if (twice || handled.has(known?.id ?? id)) continue;
    handled.add(known?.id ?? id);
    const entry = entryOf(row, known ?? { id, at: row.activity.at, sources: [], streams: [], off: true }, stream);
    if (!known) {
      unknown.push(row);
      for (const key of aliases) remembered.set(key, id);
      remembered.set(id, entry);
      continue;
    }
    if (known.streams.includes(stream)) {
      if (!known.off || row.decision.level === 'off') continue;
      // It was there when nobody wanted it: for whoever wants it now, it is in the feed as read.
      const { off: _, ...wanted } = known;
      remembered.set(known.id, wanted);
      unknown.push({ ...row, activity: { ...row.activity, id: known.id }, fresh: false, baseline: true, news: {} });
      continue;
    }
    // The id of this row now identifies it too.
    if (known.id !== id) remembered.set(id, known.id);
    remembered.set(known.id, entry);
    if (known.off && !entry.off) unknown.push({ ...row, activity: { ...row.activity, id: known.id } });
    louder.push(...louderThan(known, row, cards));
  }
  return { unknown, louder, remembered };
}

function louderThan(known: SeenActivity, row: JudgedRow, cards: Pick<PageCards, 'get'>): Louder[] {
  const more = Object.keys(row.news).filter((source) => !known.sources.includes(source));
  if (known.off || more.length === 0 || known.card === undefined) return [];
  const stored = cards.get(known.card)?.activities.find(({ id }) => id === known.id);
  const decision = loudest(more.flatMap((source) => row.news[source] ?? []));
  if (!stored || !decision || isAtLeast(rankOf(stored), decision.level)) return [];
  return [{ stored, card: known.card, decision }];
}

function entryOf({ decision, news }: JudgedRow, known: SeenActivity, stream: string): SeenActivity {
  const { id, at, off, card } = known;
  const sources = [...new Set([...known.sources, ...Object.keys(news)])];
  const isOff = off && decision.level === 'off';
  const streams = [...known.streams, stream];
  return {
    id,
    at,
    sources,
    streams,
    ...(card === undefined ? {} : { card }),
    ...(isOff ? { off: true as const } : {}),
  };
}

/** The level it has now; an activity stored as read counts as `feed`. */
const rankOf = (stored: StoredActivity) => (isFiled(stored) ? 'feed' : stored.level);

/** The first of equally high ones; a mute comes first of all, since it applies to the activity. */
function loudest(decisions: readonly Decision[]): Decision | undefined {
  return decisions.reduce<Decision | undefined>((best, each) => {
    if (!best || !isAtLeast(best.level, each.level)) return each;
    return best.level === each.level && each.reason.kind === 'muted' ? each : best;
  }, undefined);
}

/** Activity id -> ids of the sources for which it was news. */
export async function readNewsSources(db: Database, ids: readonly string[]): Promise<Map<string, string[]>> {
  const { store } = db.transaction('seen');
  const entries = await Promise.all(ids.map((id) => store.get(id)));
  return new Map(entries.flatMap((entry) => (typeof entry === 'object' ? [[entry.id, entry.sources]] : [])));
}
