import { DAY, SECOND } from '@/utils/lib/time';

/** Trakt's allowance as reported by `X-Ratelimit`. Informational and mostly absent. */
export interface RateLimit {
  limit: number;
  remaining: number;
  /** Milliseconds. */
  period: number;
  /** When the allowance is full again, ms UTC. */
  until: number | null;
}

export function readRateLimit(headers: Headers): RateLimit | null {
  const text = headers.get('x-ratelimit');
  // Most answers have none, and throwing for each of them would cost more than reading the body.
  if (!text) return null;
  try {
    const { limit, remaining, period, until } = JSON.parse(text) as Record<string, unknown>;
    if (!Number.isFinite(limit) || !Number.isFinite(remaining) || !Number.isFinite(period)) return null;
    const end = typeof until === 'string' ? Date.parse(until) : Number.NaN;
    return {
      limit: limit as number,
      remaining: remaining as number,
      period: (period as number) * SECOND,
      until: Number.isNaN(end) ? null : end,
    };
  } catch {
    return null;
  }
}

/**
 * When to retry, ms UTC: `Retry-After` in seconds or as a date, else the end of a used-up allowance, else null. Dates
 * count from the server's `Date`, because the local clock may be wrong. At most a day ahead.
 */
export function readRetryAt(headers: Headers, rateLimit: RateLimit | null, now: number): number | null {
  const text = headers.get('retry-after')?.trim() ?? '';
  const date = Date.parse(headers.get('date') ?? '');
  const server = Number.isNaN(date) ? now : date;
  let wait = Number.NaN;
  if (/^\d+(\.\d+)?$/.test(text)) wait = Number(text) * SECOND;
  else if (text) wait = Date.parse(text) - server;
  if (Number.isNaN(wait) && rateLimit?.until && rateLimit.remaining <= 0 && rateLimit.until > server) {
    wait = rateLimit.until - server;
  }
  return Number.isNaN(wait) ? null : now + Math.min(Math.max(wait, 0), DAY);
}
