import { MINUTE } from '@/utils/lib/time';
import type { Health } from '@/utils/messaging/protocol';

/** The background's answer to the Health page at `now` (ms UTC), between two checks, with no problem. */
export function healthAt(now: number): Health {
  return {
    version: '0.1.0',
    protocol: 'v2',
    origin: 'https://api.trakt.tv',
    clientId: 'own',
    streams: [],
    requests: { used: 38, left: 112, limit: 150, until: null, waiting: null },
    stored: { cards: 288, unread: 4, outbox: 0 },
    alarm: { name: 'tick', at: now + 3 * MINUTE, periodMinutes: 5 },
    notifications: 'granted',
    catchUpUntil: null,
    storeProblem: null,
    mostOpenWrites: 1,
    lastCheck: now - 2 * MINUTE,
    nextCheck: now + 3 * MINUTE,
  };
}
