import type { DBSchema } from 'idb';
import type { Activity } from '@/utils/activity/activity';
import type { RuleReason } from '@/utils/rules/decide';
import type { Mute } from '@/utils/rules/mute';
import type { Level } from '@/utils/rules/rule';
import type { OutlineRecord } from '@/utils/store/outline-schema';
import type { PollerState } from '@/utils/store/poller-schema';
import type { Summary } from '@/utils/store/summary';
import type { TraktError } from '@/utils/trakt/errors';
import type { Cursor } from '@/utils/trakt/trakt-client';

/** Position of a card in the feed: its negated time (ms UTC), so that ascending keys are newest first, then its id. */
export type CardKey = [negativeTime: number, id: string];

/** The state of a card's announcement. */
export type Delivery =
  | { state: 'baseline' }
  /** Only in the feed or on the badge, as the rule says. */
  | { state: 'silent' }
  | { state: 'pending' }
  /** Not announced before the deferral ends; then one summary covers everything deferred. */
  | ({ state: 'deferred' } & Deferral)
  | { state: 'attempted' }
  | { state: 'shown'; at: number }
  /** Not announced, because the person had the row on screen. */
  | { state: 'on-page'; at: number }
  /** `summary`: id of the summary that covers it. */
  | { state: 'suppressed'; at: number; reason: 'joined-summary'; summary: string }
  /** `failed`: the browser rejected every attempt. */
  | {
      state: 'suppressed';
      at: number;
      reason: 'no-permission' | 'failed' | 'read-before' | 'paused' | 'muted' | 'unwanted';
    };

/** Why an announcement is deferred, and until when (ms UTC), if known. */
export interface Deferral {
  reason: 'quiet' | 'snooze' | 'locked' | 'fullscreen' | 'digest' | 'catching-up';
  until: number | null;
}

/**
 * An activity as its card stores it. Its level and reason rise when another source wants it at a higher level. The text
 * and spoiler mark of a comment follow its author's edits. Nothing else changes.
 */
export interface StoredActivity extends Activity {
  level: Level;
  reason: RuleReason;
  /** When it was first read, or became news after that, ms UTC. */
  noticedAt: number;
}

/** The person or show that a button mutes. */
export type MuteTarget = Pick<Mute, 'kind' | 'id' | 'name'>;

/** One row of the feed; has one notification id for its whole life and counts as one on the badge. */
export interface Card {
  key: CardKey;
  /** Also the id of its notification. */
  id: string;
  kind: 'activities' | 'gap' | 'tally' | 'summary';
  /** Its members, newest first. Empty for other kinds. */
  activities: StoredActivity[];
  /** The highest level of its members. */
  level: Level;
  delivery: Delivery;
  /**
   * What the button of its latest notification mutes, as its label says; null if it has no such button. Absent before
   * the first announcement, and in rows of earlier versions.
   */
  mute?: MuteTarget | null | undefined;
  /** `[facet, negative time]` for each facet: serves every filter of the feed. */
  facets: [facet: string, negativeTime: number][];
  /** When the person starred it, ms UTC; absent without a star. */
  starred?: number | undefined;
  /** Only `gap`: since when nothing is known (ms UTC), which stream, and where to look. */
  gap?: { since: number; stream: string; url: string } | undefined;
  /** Only `tally`: anonymous counts around a show, and since when (ms UTC). */
  tally?:
    | { show: string; title: string; season: number | null; since: number; changes: { counter: string; by: number }[] }
    | undefined;
}

export interface OutboxEntry {
  /** Id of the card or the summary. */
  id: string;
  state: 'pending' | 'attempted';
  /** When it became due, ms UTC; for a summary, when the first of its cards did. */
  since: number;
  attempts: number;
  /** True if an earlier state of the card was announced: a notification on show may be that older one. */
  evolves: boolean;
  /** Set once it was deferred, and kept after the deferral ends. */
  deferred?: Deferral | undefined;
  /** Ids of the only members still to be announced: they wait for the end of a pause, and the others were announced. */
  only?: string[] | undefined;
  /** Only a summary. */
  summary?: Summary | undefined;
}

export interface StreamState {
  key: string;
  /** The people or shows it belongs to, for the pages. */
  sourceIds: string[];
  cursor: Cursor | null;
  /** Until the next good read: what another stream or an earlier store is known to have read of this listing. */
  vouched?: Vouch | undefined;
  /** Only `show-activity`: title named in its request -> time of the last good read of its activities, ms UTC. */
  listed?: Record<string, number> | undefined;
  /**
   * After a failed read: no retry before this time, ms UTC. Otherwise the expected time of the next read; spare
   * requests may bring it forward.
   */
  nextDue: number;
  lastRead: number | null;
  /** When the last good read was requested, ms UTC: everything that happened by then is known. */
  lastGoodRead: number | null;
  /** Slug of the account signed in at that read; absent if nobody was, or if an earlier version read it. */
  readAs?: string | undefined;
  /** Consecutive failed reads. */
  failures: number;
  lastError: TraktError | null;
  /** How many rows were stored as read when the stream was first read. */
  baseline: number;
  /** Rows with an unknown type or action so far. */
  unknown: number;
  /** Absent in rows of earlier versions, and before the first good read. */
  rate?: LearntRate | undefined;
  /** Only `watching`: when the current viewing ends, ms UTC, and turns into a play. */
  watchedUntil?: number | undefined;
}

/**
 * What earlier reads show about how much happens on a stream, and when: see `poll/learn/rate`. Counts decay over time.
 */
export interface LearntRate {
  /** The time that the counts refer to, ms UTC. */
  at: number;
  /** Observed days. */
  days: number;
  sittings: number;
  rows: number;
  /** Hours with activity by hour of the day, UTC; 24 numbers. */
  hours: number[];
  /** The newest row that was counted, ms UTC. */
  newest: number | null;
}

/** Identifies this database. */
export interface Birth {
  id: string;
  /** The browser deleted an earlier database because it was damaged. */
  replaces: boolean;
}

/**
 * Stands in for a good read until there is one: everything up to `at` was read elsewhere, and rows from `from` on are
 * news for wishes that began by `at`. ms UTC.
 */
export interface Vouch {
  at: number;
  from: number;
  /** Ids and aliases of activities that were read but not announced yet. */
  waiting?: string[] | undefined;
  /**
   * Only `show-activity`: instead of `at` and `from`, the time of each title, as in `listed` of {@link StreamState}.
   */
  listed?: Record<string, number> | undefined;
}

/** Since when sets of cells (`type:action`) are wanted, ms UTC. Cells that began together share an entry. */
export type CellBegins = [begin: number, cells: string[]][];

/** Since when one source has wanted what it wants: `poll/coverage`. All times ms UTC. */
export interface SourceCoverage {
  /** The source's own `since` when this was last updated. */
  since: number;
  begin: number;
  /** Only where they differ from those of the default rules. */
  cells?: CellBegins | undefined;
  /** Only for a show: season number, or `all` -> since when. */
  seasons?: Record<string, number> | undefined;
  /** Only for people the person follows: slug -> since when. */
  people?: Record<string, number> | undefined;
  /** Start of the current pause. */
  pausedAt?: number | undefined;
  /** Past pauses, oldest first. */
  pauses?: [from: number, until: number][] | undefined;
}

/** Since when each source has wanted what it wants. */
export interface Coverage {
  /** Cells that the default rules want. */
  usual: CellBegins;
  /** By source id, paused ones included. */
  sources: Record<string, SourceCoverage>;
}

/** How much the feed holds, without starred cards: `store/feed-size`. */
export interface FeedSize {
  cards: number;
  activities: number;
  /** Estimated. */
  bytes: number;
}

/** A pass over all identities: `store/sweep-seen`. */
export interface Sweep {
  /** When the latest pass began, ms UTC. */
  at: number;
  /** The last key that it examined; null once it has ended. */
  from: string | null;
}

/** What is remembered of an activity, under its id, as long as a listing may return it or a card shows it. */
export interface SeenActivity {
  id: string;
  /** When it happened, ms UTC. */
  at: number;
  /** Ids of the sources for which it was news. */
  sources: string[];
  /** Keys of the streams that have returned it. A stream that returns it again shows nothing new. */
  streams: string[];
  /** Id of the card that shows it, or did before that card was removed. */
  card?: string | undefined;
  /** No source has wanted it so far, so it is not stored. */
  off?: true | undefined;
}

export interface LookoutDB extends DBSchema {
  cards: { key: CardKey; value: Card; indexes: { id: string; facets: [string, number] } };
  /** Keys of unread cards at level badge or above. */
  unread: { key: CardKey; value: CardKey };
  /** Every other identity and alias -> the activity's id. Under that id: what is remembered of it. */
  seen: { key: string; value: string | SeenActivity };
  streams: { key: string; value: StreamState };
  outbox: { key: string; value: OutboxEntry };
  tallies: { key: string; value: { key: string; total: number; at: number } };
  poller: {
    key: 'poller' | 'coverage' | 'size' | 'sweep' | 'outlines' | `outline:${number}`;
    value: PollerState | Coverage | FeedSize | Sweep | OutlineRecord | number;
  };
  images: { key: string; value: { key: string; dataUrl: string; at: number } };
  /** Written when the database is created: distinguishes it from another one of the same name. */
  birth: { key: 'birth'; value: Birth };
  /** Always empty; in the scope of every write, see `store/write`. */
  lock: { key: string; value: never };
}
