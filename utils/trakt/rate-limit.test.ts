import { expect, it } from 'vitest';
import { MINUTE } from '@/utils/lib/time';
import { readRateLimit, readRetryAt } from '@/utils/trakt/rate-limit';

const SERVER = Date.UTC(2026, 10, 22, 12);

it.each([0, 60, 24 * 60])(
  'waits for the end of the used-up allowance with a clock that is %i minutes behind',
  (behind) => {
    const until = new Date(SERVER + 5 * MINUTE).toISOString();
    const headers = new Headers({
      date: new Date(SERVER).toUTCString(),
      'x-ratelimit': JSON.stringify({ name: 'UNAUTHED_API_GET_LIMIT', period: 300, limit: 500, remaining: 0, until }),
    });
    const now = SERVER - behind * MINUTE;
    expect(readRetryAt(headers, readRateLimit(headers), now)).toBe(now + 5 * MINUTE);
  },
);
