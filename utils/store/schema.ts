import type { DBSchema } from 'idb';
import type { Activity } from '@/utils/activity/activity';
import type { RuleReason } from '@/utils/rules/decide';
import type { Mute } from '@/utils/rules/mute';
import type { Level } from '@/utils/rules/rule';
import type { TraktError } from '@/utils/trakt/errors';
import type { Cursor } from '@/utils/trakt/trakt-client';

/** Place of a card in the feed: minus its time (ms UTC), so that ascending keys are newest first, then its id. */
export type CardKey = [negativeTime: number, id: string];

/** What became of a card's news. */
export type Delivery =
  | { state: 'baseline' }
  /** Only in the feed or on the badge, as the rule says. */
  | { state: 'quiet' }
  | { state: 'pending' }
  /** Not to be announced before the hold ends; then one summary stands for all that was held. */
  | ({ state: 'held' } & Deferral)
  | { state: 'attempted' }
  | { state: 'shown'; at: number }
  /** `summary`: id of the summary that stands for it. */
  | { state: 'suppressed'; at: number; reason: 'joined-summary'; summary: string }
  /** `failed`: the browser took none of several tries. */
  | {
      state: 'suppressed';
      at: number;
      reason: 'no-permission' | 'failed' | 'read-before' | 'paused' | 'muted' | 'unwanted';
    };

/** Why an announcement waits, and until when (ms UTC), where that is known. */
export interface Deferral {
  reason: 'quiet' | 'snooze' | 'locked' | 'fullscreen' | 'digest' | 'catching-up';
  until: number | null;
}

/**
 * An activity as stored. Key: `id`. Only its level changes, and its reason: when a louder source wants it, both rise; and a
 * comment that its author edits.
 */
export interface StoredActivity extends Activity {
  level: Level;
  reason: RuleReason;
  /** Id of the card that shows it. */
  card: string;
  /** When it was first read, or became news after that, ms UTC. */
  noticedAt: number;
}

/** Whom or what a button mutes. */
export type MuteTarget = Pick<Mute, 'kind' | 'id' | 'name'>;

/** What people see: one row of the feed, one notification id for ever, one unit of the badge. */
export interface Card {
  key: CardKey;
  /** Also the id of its notification. */
  id: string;
  kind: 'activities' | 'gap' | 'tally' | 'summary';
  /** Its members, newest first: copies of the stored activities. Empty for other kinds. */
  activities: StoredActivity[];
  /** The highest level of its members. */
  level: Level;
  delivery: Delivery;
  /**
   * What the button of its latest notification mutes, as its label says; null: it has none. Absent before it was first
   * announced, and in rows of earlier versions.
   */
  mute?: MuteTarget | null | undefined;
  /** `[facet, negative time]` for each facet: serves every filter of the feed. */
  facets: [facet: string, negativeTime: number][];
  /** Only `gap`: since when nothing is known (ms UTC), of whom, and where to look. */
  gap?: { since: number; stream: string; url: string } | undefined;
  /** Only `tally`: what was counted around a show, nobody named, since when (ms UTC). */
  tally?:
    | { show: string; title: string; season: number | null; since: number; changes: { counter: string; by: number }[] }
    | undefined;
}

export interface OutboxEntry {
  /** Id of the card, or of the summary. */
  id: string;
  state: 'pending' | 'attempted';
  /** When it became due, ms UTC; of a summary, when the first of what it stands for did. */
  since: number;
  attempts: number;
  /** True where an earlier state of the card was announced: then a notification on show may be the older one. */
  evolves: boolean;
  /** Present once it was held, also after the hold's end. */
  deferred?: Deferral | undefined;
  /** Only a summary: ids of the cards it stands for; `missed` where some of them were held. */
  summary?: { cards: string[]; activities: number; people: string[]; missed?: true | undefined } | undefined;
}

export interface StreamState {
  key: string;
  /** The person or show it belongs to, for the pages. */
  sourceIds: string[];
  cursor: Cursor | null;
  /** Until its next good read: what another stream, or an earlier store, is known to have read of the same. */
  vouched?: Vouch | undefined;
  /** Only `show-activity`, whose request names titles: title -> when its activities were last read well, ms UTC. */
  listed?: Record<string, number> | undefined;
  /** After a failed read: not before, ms UTC. Else when it will be read as far as is known now; room makes it sooner. */
  nextDue: number;
  lastRead: number | null;
  /** When the last good read was asked for, ms UTC: what has happened by then is known. */
  lastGoodRead: number | null;
  /** Slug of whoever was signed in at that read; absent: nobody, or it was read by an earlier version. */
  readAs?: string | undefined;
  /** Failed reads in a row. */
  failures: number;
  lastError: TraktError | null;
  /** How many rows were filed as already seen when the stream was first read. */
  baseline: number;
  /** Rows with an unknown type or action so far. */
  unknown: number;
  /** Absent in rows of earlier versions, and before the first good read. */
  rate?: LearntRate | undefined;
  /** Only `watching`: when what somebody watches will end, ms UTC: then it turns into a play. */
  watchedUntil?: number | undefined;
}

/** What reads have taught about how much happens on a stream, and when: see `poll/rate`. Counts fade with time. */
export interface LearntRate {
  /** When the counts were right, ms UTC. */
  at: number;
  /** Days that were watched. */
  days: number;
  sittings: number;
  rows: number;
  /** Hours with activity by hour of the day, UTC; 24 numbers. */
  hours: number[];
  /** The newest row that was counted, ms UTC. */
  newest: number | null;
}

/** Kept in the store, so that neither the worker's death nor a restart of the browser forgets a wait. */
export interface Budget {
  tokens: number;
  /** When `tokens` was right, ms UTC. */
  at: number;
  /** Trakt asked us to wait until then, ms UTC. */
  waitUntil: number | null;
  waitReason: 'rate-limited' | 'blocked' | 'key-refused' | 'locked' | null;
  /** Whether whoever asked for the wait named its end; false: it was guessed, and a probe may end it sooner. */
  named?: boolean | undefined;
  /** The allowance is used up: the schedule reads nothing before, ms UTC. Past or absent: something is left. */
  usedUpUntil?: number | undefined;
  /** Waits in a row without an answer in between: for when Trakt does not say how long. */
  waits: number;
  /** Requests counted so far, ever; absent in rows of earlier versions. */
  sent?: number | undefined;
}

/** Trakt, or the way to it, is down: `poll/outage`. */
export interface Outage {
  /** When it was first met, ms UTC. */
  since: number;
  /** When Trakt was last asked, ms UTC. */
  probedAt: number;
  /** When the alarm brings the next probe, ms UTC. */
  retryAt: number;
}

/** After a long sleep, while more is due than one check can read: `poll/catch-up`. */
export interface CatchUp {
  /** When it began, ms UTC. What is noticed from then on is told at once when all that was due then has been read. */
  since: number;
  /** Nothing waits for it any longer, ms UTC. */
  until: number;
}

/** What the poller must remember across the worker's death. */
export interface PollerState {
  budget: Budget;
  /** When a check last ended, ms UTC. */
  lastCheck: number | null;
  /** When a read last failed, ms UTC. */
  lastFailed?: number | undefined;
  /** Slugs of those who could be seen once and cannot be seen any more: the person was told. */
  lost?: string[] | undefined;
  catchUp?: CatchUp | undefined;
  outage?: Outage | undefined;
}

/** Which database this is. */
export interface Birth {
  id: string;
  /** The browser has deleted an earlier one because it was damaged. */
  replaces: boolean;
}

/** All that had happened by `at` was read elsewhere; only what happened at `from` or later is not known yet. ms UTC. */
export interface Vouch {
  at: number;
  from: number;
  /** Ids and aliases of activities that were read, but still waited to be announced. */
  waiting?: string[] | undefined;
}

/** Since when a set of cells (`type:action`) is wanted, ms UTC. Cells that began together stand together. */
export type CellBegins = [begin: number, cells: string[]][];

/** Since when one source wants what it wants: `poll/coverage`. All times ms UTC. */
export interface SourceCoverage {
  /** The source's own `since` when this was last updated. */
  since: number;
  begin: number;
  /** Only where they differ from those of the default rules. */
  cells?: CellBegins | undefined;
  /** Only of a show: season number, or `all` -> since when. */
  seasons?: Record<string, number> | undefined;
  /** Only of the people one follows: slug -> since when. */
  people?: Record<string, number> | undefined;
  /** The pause that goes on. */
  pausedAt?: number | undefined;
  /** Pauses that are over, oldest first. */
  pauses?: [from: number, until: number][] | undefined;
}

/** Since when each source wants what it wants. */
export interface Coverage {
  /** Cells that the default rules want. */
  usual: CellBegins;
  /** By id; paused sources included. */
  sources: Record<string, SourceCoverage>;
}

/** What is remembered of an activity for ever, at its id. */
export interface SeenActivity {
  id: string;
  /** For which sources (ids) it was news. */
  sources: string[];
  /** Which streams (keys) have brought it: what one brings again has not appeared since its last read. */
  streams: string[];
  /** Nobody has wanted it so far: it is not stored. */
  off?: true | undefined;
}

export interface LookoutDB extends DBSchema {
  activities: { key: string; value: StoredActivity };
  cards: { key: CardKey; value: Card; indexes: { id: string; facets: [string, number] } };
  /** Keys of cards at level badge or above that were not read yet. */
  unread: { key: CardKey; value: CardKey };
  /** Every further identity and alias ever read -> the activity's id; at that id, what is remembered of it. */
  seen: { key: string; value: string | SeenActivity };
  streams: { key: string; value: StreamState };
  outbox: { key: string; value: OutboxEntry };
  tallies: { key: string; value: { key: string; total: number; at: number } };
  poller: { key: 'poller' | 'coverage'; value: PollerState | Coverage };
  images: { key: string; value: { key: string; dataUrl: string; at: number } };
  /** Written when the database is created: tells it from another one of the same name. */
  birth: { key: 'birth'; value: Birth };
  /** Always empty: in the scope of every write, see `store/write`. */
  lock: { key: string; value: never };
}
