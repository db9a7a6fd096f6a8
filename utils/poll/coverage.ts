import { type Activity, isLegalPair } from '@/utils/activity/activity';
import { RULE_PAIRS } from '@/utils/activity/pairs';
import { own } from '@/utils/lib/own';
import { MINUTE } from '@/utils/lib/time';
import { cellOf } from '@/utils/rules/decide';
import type { Rules } from '@/utils/rules/rule';
import type { ShowSource, Source } from '@/utils/sources/source';
import { wantedCells } from '@/utils/sources/streams';
import type { CellBegins, Coverage, SourceCoverage, Vouch } from '@/utils/store/schema';

/** Pauses stored per source. Beyond that, the two pauses with the shortest gap between them are merged. */
const MAX_PAUSES = 4;

/** The current values that coverage is derived from. */
export interface Wanted {
  /** Paused ones included. */
  sources: readonly Source[];
  /** Whether everything is paused. */
  paused: boolean;
  rules: Rules;
  /** Slugs of the people the signed-in person follows; null: not known (yet). */
  people: readonly string[] | null;
  /** When `people` was requested, if it has just been read, ms UTC: new names in it count as followed since then. */
  listAsked?: number | undefined;
  /** ms UTC */
  now: number;
}

/**
 * Updates coverage after a change of settings or of the follow list. New wishes begin now, and wishes that are gone
 * end. A pause interrupts wishes without ending them.
 *
 * @returns the same object as `before` if nothing changes
 */
export function updateCoverage(before: Coverage | undefined, wanted: Wanted): Coverage {
  const { rules, now } = wanted;
  const usual = begins(wantedCells({ id: '' }, rules, RULE_PAIRS), now, (cell) => beginOf(before?.usual ?? [], cell));
  const after: Coverage = { usual, sources: {} };
  for (const source of wanted.sources) {
    after.sources[source.id] = updateSource(source, before, usual, wanted);
  }
  return before && isSame(before, after) ? before : after;
}

/**
 * Compares objects before texts: with a thousand sources, most objects are the same, and comparing their JSON would
 * take longer than everything else.
 */
function isSame(before: Coverage, after: Coverage): boolean {
  const ids = Object.keys(after.sources);
  const isSameSource = (id: string) => {
    const known = own(before.sources, id);
    return known === after.sources[id] || JSON.stringify(known) === JSON.stringify(after.sources[id]);
  };
  const isSameNumber = ids.length === Object.keys(before.sources).length;
  return isSameNumber && JSON.stringify(before.usual) === JSON.stringify(after.usual) && ids.every(isSameSource);
}

/** Whether nothing can have changed: most people have no rules of their own, and have not been paused. */
const isPlain = (source: Source, known: SourceCoverage, isPaused: boolean, now: number): boolean =>
  source.kind === 'user' &&
  !source.rules &&
  !isPaused &&
  known.begin <= now &&
  Object.keys(known).every((key) => key === 'since' || key === 'begin');

function updateSource(source: Source, before: Coverage | undefined, usual: CellBegins, wanted: Wanted): SourceCoverage {
  const { rules, now, listAsked = now } = wanted;
  const isPaused = wanted.paused || source.paused;
  const found = before?.sources[source.id];
  // A source that was removed and added again is a new wish, even if nothing was noted in between.
  const known = found?.since === source.since ? found : undefined;
  if (known && isPlain(source, known, isPaused, now)) return known;
  const begin = toPast(known?.begin ?? now, now);
  const next: SourceCoverage = { since: source.since, begin };
  if (source.rules || known?.cells) {
    const cells = begins(wantedCells(source, rules, RULE_PAIRS), now, (cell) =>
      known ? cellBegin(known, before?.usual ?? [], cell) : undefined,
    );
    const asUsual = begins(usual.flatMap(([, each]) => each).sort(), now, (cell) =>
      cellBegin({ since: 0, begin }, usual, cell),
    );
    if (JSON.stringify(cells) !== JSON.stringify(asUsual)) next.cells = cells;
  }
  if (source.kind === 'show') next.seasons = seasonBegins(source, known, now);
  if (source.kind === 'following') {
    const people = wanted.people ?? Object.keys(known?.people ?? {});
    const mine = people.filter((slug) => !source.except.includes(slug)).sort();
    next.people = Object.fromEntries(mine.map((slug) => [slug, toPast(own(known?.people, slug) ?? listAsked, now)]));
  }
  return { ...next, ...pausesOf(known, isPaused, now) };
}

/**
 * Treats a begin in the future as long ago: it was noted by a clock that was ahead, and all later reads came after it.
 */
const toPast = (begin: number, now: number) => (begin > now ? 0 : begin);

function pausesOf(
  known: SourceCoverage | undefined,
  isPaused: boolean,
  now: number,
): Pick<SourceCoverage, 'pausedAt' | 'pauses'> {
  const pausedAt = known?.pausedAt === undefined ? undefined : Math.min(known.pausedAt, now);
  let pauses = (known?.pauses ?? []).flatMap((pause) => endedBy(pause, now));
  if (pausedAt !== undefined && !isPaused) pauses = [...pauses, [pausedAt, now]];
  if (pauses.length > MAX_PAUSES) pauses = withNearestMerged(pauses);
  return { ...(isPaused ? { pausedAt: pausedAt ?? now } : {}), ...(pauses.length > 0 ? { pauses } : {}) };
}

/** A pause that ended by a clock that was ahead ended now at the latest: otherwise it would last until that time. */
const endedBy = ([from, until]: [from: number, until: number], now: number): [from: number, until: number][] =>
  from < now ? [[from, Math.min(until, now)]] : [];

/** Activities between the two merged pauses that were not read in time become baseline. */
function withNearestMerged(pauses: [from: number, until: number][]): [from: number, until: number][] {
  const between = pauses.slice(1).map(([from], index) => from - (pauses[index]?.[1] ?? from));
  const nearest = between.indexOf(Math.min(...between));
  return pauses.flatMap(([from, until], index): [number, number][] => {
    if (index === nearest + 1) return [];
    return [[from, index === nearest ? (pauses[index + 1]?.[1] ?? until) : until]];
  });
}

/** With `all`, seasons that were chosen by number earlier keep their own begin. */
function seasonBegins({ seasons }: ShowSource, known: SourceCoverage | undefined, now: number): Record<string, number> {
  const before = known?.seasons ?? {};
  const begin = (season: string) => toPast(Math.min(before[season] ?? now, before.all ?? now), now);
  const numbers = seasons === 'all' ? Object.keys(before).filter((season) => season !== 'all') : seasons.map(String);
  const chosen = Object.fromEntries(numbers.sort().map((season) => [season, begin(season)]));
  return seasons === 'all' ? { ...chosen, all: begin('all') } : chosen;
}

/** Groups cells by when they began. Cells without a begin yet begin now. */
function begins(cells: readonly string[], now: number, known: (cell: string) => number | undefined): CellBegins {
  const groups = new Map<number, string[]>();
  for (const cell of [...cells].sort()) {
    const begin = toPast(known(cell) ?? now, now);
    groups.set(begin, [...(groups.get(begin) ?? []), cell]);
  }
  return [...groups].sort(([a], [b]) => a - b);
}

const beginOf = (cells: CellBegins, cell: string): number | undefined =>
  cells.find(([, each]) => each.includes(cell))?.[0];

function cellBegin({ begin, cells }: SourceCoverage, usual: CellBegins, cell: string): number | undefined {
  const since = beginOf(cells ?? usual, cell);
  return since === undefined ? undefined : Math.max(since, begin);
}

/**
 * Since when a source wants an activity of this person, ms UTC; null: it does not want it.
 *
 * @param person slug of whoever did it
 */
function wishBegin(coverage: Coverage, source: Source, activity: Activity, person: string): number | null {
  const known = coverage.sources[source.id];
  if (!known) return null;
  const isKnownPair = isLegalPair(activity.type, activity.action);
  const cell = isKnownPair ? cellBegin(known, coverage.usual, cellOf(activity)) : known.begin;
  const who = source.kind === 'following' ? own(known.people, person) : known.begin;
  const season = source.kind === 'show' ? seasonBegin(activity, known) : known.begin;
  if (cell === undefined || who === undefined || season === undefined) return null;
  return Math.max(cell, who, season);
}

function seasonBegin({ season, episode, episodes }: Activity, { seasons = {} }: SourceCoverage): number | undefined {
  const numbers = [season?.number, episode?.season, ...(episodes ?? []).map((each) => each.season)];
  const found = ['all', ...numbers].flatMap((number) => seasons[String(number)] ?? []);
  return found.length > 0 ? Math.min(...found) : undefined;
}

/** How far a stream was read, from the point of view of one source. */
export interface ReadUpTo {
  /** When it was last read successfully, ms UTC; null: never. */
  at: number | null;
  vouched?: Vouch | undefined;
  /** The rows carry the time they were noticed, not the time they happened, so only good reads of this stream count. */
  isUntimed?: boolean | undefined;
  /**
   * How far Trakt's clock is ahead of the computer's, ms: activities have Trakt's times, wishes and reads the
   * computer's.
   */
  skew?: number | undefined;
}

/**
 * Whether a fresh row is news for a source. Fresh rows appeared after the stream's last good read, so they are news if
 * the source wanted them by then. Activities during a pause, including one still running, are not news.
 *
 * @param person slug of whoever did it
 */
export function isCovered(
  coverage: Coverage,
  source: Source,
  activity: Activity,
  person: string,
  { at, vouched, isUntimed = false, skew = 0 }: ReadUpTo,
): boolean {
  const begin = wishBegin(coverage, source, activity, person);
  if (begin === null) return false;
  const wasRead = at !== null && at >= begin;
  const happened = activity.at - skew;
  const isVouched =
    vouched !== undefined && !isUntimed && begin <= vouched.at && isUnknown(activity, happened, vouched);
  if (!wasRead && !isVouched) return false;
  const upTo = Math.max(wasRead ? at : 0, isVouched ? vouched.at : 0);
  return !pausesUntilNow(coverage, source).some(([from, until]) => {
    if (upTo < until && isUntimed) return true;
    if (upTo >= until || (until !== Number.POSITIVE_INFINITY && happened >= toMinute(until))) return false;
    return happened >= toMinute(from) || upTo >= from;
  });
}

/** Whether the read that vouches cannot have announced the activity: it came from that minute on, or still waited. */
function isUnknown({ id, aliases }: Activity, happened: number, { from, waiting = [] }: Vouch): boolean {
  return happened >= toMinute(from) || [id, ...aliases].some((key) => waiting.includes(key));
}

/** Includes the current pause as one without an end: activities before it are news even if they are read during it. */
function pausesUntilNow({ sources }: Coverage, { id }: Source): [from: number, until: number][] {
  const { pauses = [], pausedAt } = sources[id] ?? {};
  return pausedAt === undefined ? pauses : [...pauses, [pausedAt, Number.POSITIVE_INFINITY]];
}

/**
 * Plays are timed to the minute: the minute in which a pause begins belongs to the pause, the one in which it ends does
 * not.
 */
const toMinute = (at: number) => at - (at % MINUTE);

/** When the newest wish that the next read of a source should serve began, ms UTC; includes wishes for seasons. */
export function newestWish(coverage: Coverage | undefined, id: string): number | null {
  const active = coverage ? activeSince(coverage, id) : null;
  return active === null || !coverage ? null : Math.max(active, ...Object.values(coverage.sources[id]?.seasons ?? {}));
}

/** Since when a source has been active, without interruption by a pause, ms UTC; null: not known yet. */
export function activeSince(coverage: Coverage, id: string): number | null {
  const known = coverage.sources[id];
  return known ? Math.max(known.begin, known.pauses?.at(-1)?.[1] ?? 0) : null;
}
