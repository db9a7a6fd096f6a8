import type { Decision } from '@/utils/rules/decide';
import { isAtLeast } from '@/utils/rules/rule';
import type { JudgedRow } from '@/utils/store/judged-row';
import type { Database } from '@/utils/store/open-database';
import type { SeenActivity, StoredActivity } from '@/utils/store/schema';
import type { CommitTransaction } from '@/utils/store/transaction';
import { queue } from '@/utils/store/write';

/** A known activity that other sources want at a higher level than it is stored with. */
export interface Louder {
  stored: StoredActivity;
  decision: Decision;
}

/** The kind of id. Two rows of one listing with different ids are different activities, whatever else is equal. */
const family = (id: string) => id.slice(0, id.indexOf(':'));

/**
 * Separates rows that were never read from those that were, by this stream or another, and remembers all of them. Of
 * two equal rows the first counts. A row that was off so far and is now wanted counts as unknown; if the same stream
 * returns it again, it is baseline.
 */
export async function resolveRows(
  tx: CommitTransaction,
  rows: readonly JudgedRow[],
  stream: string,
): Promise<{ unknown: JudgedRow[]; louder: Louder[] }> {
  const seen = tx.objectStore('seen');
  const found = await Promise.all(rows.map((row) => findSeen(tx, row)));
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
    const entry = entryOf(row, known ?? { id, sources: [], streams: [], off: true }, stream);
    if (!known) {
      unknown.push(row);
      for (const key of aliases) queue(seen.put(id, key));
      queue(seen.put(entry, id));
      continue;
    }
    if (known.streams.includes(stream)) {
      if (!known.off || row.decision.level === 'off') continue;
      // It was there when nobody wanted it: for whoever wants it now, it is in the feed as read.
      const { off: _, ...wanted } = known;
      queue(seen.put(wanted, known.id));
      unknown.push({ ...row, activity: { ...row.activity, id: known.id }, fresh: false, baseline: true, news: {} });
      continue;
    }
    // The id of this row now identifies it too.
    if (known.id !== id) queue(seen.put(known.id, id));
    queue(seen.put(entry, known.id));
    if (known.off && !entry.off) unknown.push({ ...row, activity: { ...row.activity, id: known.id } });
    const more = Object.keys(row.news).filter((source) => !known.sources.includes(source));
    if (known.off || more.length === 0) continue;
    const stored = await tx.objectStore('activities').get(known.id);
    const decision = loudest(more.flatMap((source) => row.news[source] ?? []));
    if (stored && decision && !isAtLeast(rankOf(stored), decision.level)) louder.push({ stored, decision });
  }
  return { unknown, louder };
}

async function findSeen(
  tx: CommitTransaction,
  { activity: { id, aliases } }: JudgedRow,
): Promise<SeenActivity | undefined> {
  const seen = tx.objectStore('seen');
  const [byId, ...byAlias] = await Promise.all([id, ...aliases].map((key) => seen.get(key)));
  const found = byId ?? byAlias.find((other) => typeof other === 'string' && family(other) !== family(id));
  const entry = typeof found === 'string' ? await seen.get(found) : found;
  return typeof entry === 'string' ? undefined : entry;
}

function entryOf({ decision, news }: JudgedRow, known: SeenActivity, stream: string): SeenActivity {
  const { id, off } = known;
  const sources = [...new Set([...known.sources, ...Object.keys(news)])];
  const isOff = off && decision.level === 'off';
  return { id, sources, streams: [...known.streams, stream], ...(isOff ? { off: true as const } : {}) };
}

/** The level it has now; an activity stored as read counts as `feed`. */
const rankOf = ({ level, reason }: StoredActivity) =>
  reason.kind === 'baseline' || reason.kind === 'late' ? 'feed' : level;

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
