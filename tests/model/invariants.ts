import { levelFor } from '@/utils/rules/decide';
import { isAtLeast, type Level } from '@/utils/rules/rule';
import type { Settings } from '@/utils/settings/settings';
import { streamKey } from '@/utils/sources/stream';
import { streamsFor } from '@/utils/sources/streams';
import type { Card, StoredActivity } from '@/utils/store/schema';
import type { Row } from '@/utils/trakt/activity-feed';
import type { Model } from './model';
import type { Kind, Read } from './model-trakt';

/** What should have become of a row, and why. */
interface Fate {
  level: Level;
  because: 'default-rule' | 'baseline' | 'late';
}

interface Truth {
  fates: Map<string, Fate>;
  /** Rows that appeared while what was wanted changed: whether they are news depends on when the change was noticed. */
  open: Set<string>;
  /** Ids of the cards of gaps. */
  gaps: Set<string>;
}

/** The level that is wanted for a row by these settings, and since when; null: nobody wants it. */
function wanted(row: Row, { sources, rules }: Settings): { level: Level; since: number } | null {
  const { type, action, user } = row.activity;
  const source = sources.find(({ id, paused }) => id === `user:${user.slug}` && !paused);
  const level = source ? levelFor(source, rules, type, action).level : 'off';
  return source && level !== 'off' ? { level, since: source.since } : null;
}

/** The reads that the store has taken in, oldest first: each cursor names its read, and that the one before it. */
function takenIn(reads: readonly Read[], last: number): Read[] {
  const chain: Read[] = [];
  for (let serial: number | null = last; serial !== null; ) {
    const read: Read | undefined = reads[serial];
    if (!read) throw new Error(`No read ${serial}`);
    chain.unshift(read);
    serial = read.before;
  }
  return chain;
}

/** What the store should hold, worked out of nothing but what was answered and what was wanted then. */
async function truthOf({ db, trakt }: Model): Promise<Truth> {
  const truth: Truth = { fates: new Map(), open: new Set(), gaps: new Set() };
  const seen = new Set<string>();
  for (const { key, cursor } of await db.getAll('streams')) {
    if (!cursor) continue;
    const chain = takenIn(trakt.reads, cursor.serial as number);
    for (const [index, { rows, settings, gap }] of chain.entries()) {
      const before = chain[index - 1]?.settings;
      const user = `user:${key.slice(key.indexOf(':') + 1)}`;
      const since = (at: Settings | undefined) => at?.sources.find(({ id }) => id === user)?.since;
      if (gap && since(before) === since(settings)) truth.gaps.add(`gap:${key}:${gap.since}`);
      for (const row of rows) {
        if (seen.has(row.activity.id)) continue;
        seen.add(row.activity.id);
        const now = wanted(row, settings);
        const then = before && wanted(row, before);
        if (!now) continue;
        const isNews = then?.since === now.since && row.fresh;
        const wasAsked = then?.since === now.since;
        if (before && row.fresh && before !== settings) truth.open.add(row.activity.id);
        truth.fates.set(row.activity.id, {
          level: now.level,
          because: isNews ? 'default-rule' : wasAsked ? 'late' : 'baseline',
        });
      }
    }
  }
  return truth;
}

const sorted = (ids: Iterable<string>) => [...ids].sort().join(' ');

/** All that must hold at the end of a run, when everything was read and told; one line for each thing that does not. */
export async function broken(model: Model, marked: boolean): Promise<string[]> {
  const { db, trakt, created, excused, kills, violations } = model;
  const found = [...violations];
  const claim = (holds: boolean, line: string) => {
    if (!holds) found.push(line);
  };
  const [activities, cards, unread, outbox] = await Promise.all([
    db.getAll('activities'),
    db.getAll('cards'),
    db.getAll('unread'),
    db.getAll('outbox'),
  ]);
  const { fates, open, gaps } = await truthOf(model);

  // Nothing lost, nothing twice, nothing made up.
  const fate = (id: string, level: Level, because: string) => `${id}=${open.has(id) ? 'open' : `${level}/${because}`}`;
  const stored = (rows: readonly StoredActivity[]) =>
    sorted(rows.map(({ id, level, because }) => fate(id, level, because.kind)));
  const expected = sorted([...fates].map(([id, { level, because }]) => fate(id, level, because)));
  claim(stored(activities) === expected, `stored ${stored(activities)}, expected ${expected}`);
  const shown = cards.flatMap((card) => card.activities);
  claim(stored(shown) === expected, `in cards ${stored(shown)}, expected ${expected}`);
  const inGaps = sorted(cards.filter(({ kind }) => kind === 'gap').map(({ id }) => id));
  claim(inGaps === sorted(gaps), `gaps ${inGaps}, expected ${sorted(gaps)}`);

  // Everything was read, as far as it is wanted.
  const { settings } = model.model;
  const streams = settings.paused ? [] : streamsFor('v2', settings.sources, settings.rules);
  for (const stream of streams as Extract<(typeof streams)[number], { user: string }>[]) {
    const newest = trakt.newest(stream.user, stream.kind as Kind);
    const top = Number((await db.get('streams', streamKey(stream)))?.cursor?.top ?? -1);
    claim(top >= Number(newest?.split(':')[1] ?? 0), `${streamKey(stream)} was read up to ${top}, not ${newest}`);
  }

  // Everybody is told of news once, by the card's own notification or a summary, and of nothing else.
  claim(outbox.length === 0, `left in the outbox: ${outbox.map(({ id }) => id).join(' ')}`);
  const told = new Set(created.flatMap((each) => each.told));
  for (const { delivery, activities: members } of cards) {
    const isUnwanted = delivery.state === 'suppressed' && ['paused', 'unwanted'].includes(delivery.reason);
    for (const { id } of isUnwanted ? members : []) excused.add(id);
  }
  const isNews = ({ because, level }: Pick<StoredActivity, 'because' | 'level'>, floor: Level) =>
    because.kind === 'default-rule' && isAtLeast(level, floor);
  for (const activity of activities) {
    const due = isNews(activity, 'notify');
    if (due) claim(told.has(activity.id) || excused.has(activity.id), `nobody was told of ${activity.id}`);
  }
  const times = new Map<string, number>();
  for (const { id } of created) times.set(id, (times.get(id) ?? 0) + 1);
  const newsOf = (card: Card | undefined) => card?.activities.filter((each) => isNews(each, 'notify')).length ?? 0;
  for (const [id, count] of times) {
    const news = id.startsWith('summary:') ? 1 : newsOf(cards.find((card) => card.id === id));
    claim(count <= news + (kills.get(id) ?? 0), `${id} was created ${count} times for ${news} news`);
  }

  // The badge counts cards that are there, and all that nobody has read.
  const keys = new Set(cards.map(({ key }) => key.join()));
  claim(
    unread.every((key) => keys.has(key.join())),
    'an unread mark has no card',
  );
  const due = sorted(cards.filter((card) => card.activities.some((each) => isNews(each, 'badge'))).map(({ id }) => id));
  const marks = sorted(unread.map(([, id]) => id));
  claim(marked || marks === due, `unread ${marks}, expected ${due}`);
  return found;
}
