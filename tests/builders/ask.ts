import { createSandbox, SANDBOX_CLIENT_ID } from '@/sandbox/app';
import { createWorld, type World } from '@/sandbox/world';
import { runAsk } from '@/scripts/ask/run-ask';
import type { ActivityAction, ActivityType } from '@/utils/activity/activity';
import { PAIRS } from '@/utils/activity/pairs';
import { MINUTE } from '@/utils/lib/time';
import { createTraktClient } from '@/utils/trakt/create-trakt-client';

export const NOW = Date.UTC(2026, 10, 22, 12, 0, 30);

const episode = { show: 'severance', season: 0, episode: 3 };
const ITEMS: Record<ActivityType, object> = {
  episode,
  season: { show: 'severance', season: 0 },
  show: { show: 'severance' },
  movie: { movie: 'heat-1995' },
  list: {},
};
const DETAILS: Partial<Record<ActivityAction, object>> = {
  rating: { rating: 9 },
  shout: { text: 'That corridor.' },
  review: { text: 'Long '.repeat(250) },
  created: { list: 'Corridors' },
  item_added: { list: 'corridors', item: episode },
};

/** Mia did one thing of each kind, and is watching; Noor is private. */
export function smallWorld(): World {
  const world = createWorld({
    people: [{ username: 'Mia', name: 'Mia Lind' }, { username: 'sam' }, { username: 'noor', private: true }],
    shows: [{ title: 'Severance', ids: { trakt: 5, tvdb: 371980 }, seasons: [{ number: 0, episodes: 3 }] }],
    movies: [{ title: 'Heat', year: 1995 }],
    events: [],
  });
  PAIRS.forEach(({ type, action }, i) => {
    const at = NOW - (PAIRS.length - i) * MINUTE;
    if (action !== 'watching') world.append({ at, user: 'mia', action, ...ITEMS[type], ...DETAILS[action] });
  });
  world.append({ at: NOW - 20_000, user: 'mia', action: 'watching', ...ITEMS.movie });
  world.append({ at: NOW - 10_000, user: 'sam', action: 'watching', ...episode });
  world.append({ at: NOW - 10_000, user: 'sam', action: 'rating', ...episode, rating: 3 });
  return world;
}

/** @param ahead how far the local clock is ahead of the server's, ms */
export function openAsk(world = smallWorld(), { ahead = 0, env = {} as Record<string, string> } = {}) {
  const sandbox = createSandbox({ world, now: () => NOW });
  const now = () => NOW + ahead;
  const ask = (...args: string[]) =>
    runAsk(args, {
      env: { WXT_TRAKT_CLIENT_ID: SANDBOX_CLIENT_ID, ...env },
      now,
      createTraktClient: (from) => createTraktClient({ ...from, fetch: sandbox.fetch as typeof fetch, now }),
    });
  const json = async (...args: string[]) => {
    const { stdout, code } = await ask(...args, '--json');
    return { ...JSON.parse(stdout), code };
  };
  return { sandbox, ask, json };
}

export interface JsonRow {
  id: string;
  type: string;
  action: string;
  sentence: string;
  [key: string]: unknown;
}
export const pairsOf = (rows: JsonRow[]) => rows.map(({ type, action }) => `${type} ${action}`).sort();
