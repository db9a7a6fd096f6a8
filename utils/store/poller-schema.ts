/** Stored, so that a wait outlives both the worker and a restart of the browser. */
export interface Budget {
  tokens: number;
  /** The time that `tokens` refers to, ms UTC. */
  at: number;
  /** Trakt asked us to wait until then, ms UTC. */
  waitUntil: number | null;
  waitReason: 'rate-limited' | 'blocked' | 'server' | 'key-refused' | 'locked' | null;
  /** Whether the server gave the end of the wait; false if it was guessed, in which case a probe may end it sooner. */
  named?: boolean | undefined;
  /** The allowance is used up and the schedule reads nothing before this time, ms UTC. Past or absent: some is left. */
  usedUpUntil?: number | undefined;
  /** Consecutive waits without an answer in between; used for backoff when Trakt does not say how long to wait. */
  waits: number;
  /** Requests ever sent; absent in rows of earlier versions. */
  sent?: number | undefined;
}

/** Trakt, or the connection to it, is down: `poll/outage`. */
export interface Outage {
  /** When it was first noticed, ms UTC. */
  since: number;
  /** When Trakt was last asked, ms UTC. */
  probedAt: number;
  /** When the alarm triggers the next probe, ms UTC. */
  retryAt: number;
}

/** After a long sleep, while more streams are due than one check can read: `poll/catch-up`. */
export interface CatchUp {
  /** When it began, ms UTC. News found since then is announced together, once everything due at that time was read. */
  since: number;
  /** Nothing waits for it after this time, ms UTC. */
  until: number;
}

/** What the poller must remember beyond the life of a worker. */
export interface PollerState {
  budget: Budget;
  /** When a check last ended, ms UTC. */
  lastCheck: number | null;
  /** When a read last failed, ms UTC. */
  lastFailed?: number | undefined;
  /** When the first read failed since the last good one, ms UTC. */
  failingSince?: number | undefined;
  /** Slugs of people who were visible before and no longer are; the person was notified. */
  lost?: string[] | undefined;
  catchUp?: CatchUp | undefined;
  outage?: Outage | undefined;
}
