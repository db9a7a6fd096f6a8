export interface RateLimitState {
  /** GETs per window; Trakt allows 500 in 5 minutes, per user when signed in, else per client id and network. */
  limit: number;
  periodMs: number;
  /** True: good answers carry X-Ratelimit too, as Trakt's sometimes did. */
  header: 'on-429' | 'always';
}

export interface Spent {
  allowed: boolean;
  used: number;
  /** When the window ends, ms UTC. */
  until: number;
}

export interface RateLimit {
  readonly state: RateLimitState;
  set(change: Partial<RateLimitState> & { used?: number }, now: number): void;
  spend(key: string, now: number): Spent;
  /** Gives one request back. */
  refund(key: string): void;
}

/** Counts requests in fixed windows, one bucket per key. */
export function createRateLimit(initial: Partial<RateLimitState> = {}): RateLimit {
  const state: RateLimitState = { limit: 500, periodMs: 300_000, header: 'on-429', ...initial };
  const buckets = new Map<string, { from: number; used: number }>();
  let presetUsed = 0;
  return {
    state,
    set({ used, ...change }, now) {
      Object.assign(state, change);
      if (used === undefined) return;
      presetUsed = used;
      for (const key of buckets.keys()) buckets.set(key, { from: now, used });
    },
    spend(key, now) {
      let bucket = buckets.get(key);
      if (!bucket || now >= bucket.from + state.periodMs || now < bucket.from) {
        bucket = { from: now, used: bucket ? 0 : presetUsed };
        presetUsed = bucket.used === 0 ? presetUsed : 0;
        buckets.set(key, bucket);
      }
      const allowed = bucket.used < state.limit;
      if (allowed) bucket.used += 1;
      return { allowed, used: bucket.used, until: bucket.from + state.periodMs };
    },
    refund(key) {
      const bucket = buckets.get(key);
      if (bucket) bucket.used = Math.max(0, bucket.used - 1);
    },
  };
}

/** The rate limit headers of a bucket in Trakt's format. */
export function rateLimitHeaders(
  name: string,
  { limit, periodMs }: RateLimitState,
  spent: Spent,
): Record<string, string> {
  const until = new Date(spent.until).toISOString().replace(/\.\d+Z$/, 'Z');
  const remaining = Math.max(0, limit - spent.used);
  return { 'x-ratelimit': JSON.stringify({ name, period: periodMs / 1000, limit, remaining, until }) };
}
