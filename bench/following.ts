import type { Measured } from '@/bench/report';
import { table } from '@/bench/table';
import { mostWithin, startPolling, startTrakt } from '@/tests/virtual-poll';
import { HOUR, MINUTE } from '@/utils/lib/time';
import { ALLOWANCE } from '@/utils/poll/budget';
import { DEFAULT_SETTINGS } from '@/utils/settings/settings';
import { readStreamStates } from '@/utils/store/stream-states';

const PEOPLE = 300;
const CHECK = DEFAULT_SETTINGS.checkMinutes * MINUTE;

/** "Everyone I follow", an hour after the first read: requests for their plays, and for everything else. */
export async function measureFollowing(): Promise<Measured[]> {
  const trakt = startTrakt('v2', { users: PEOPLE, shows: 10, signedIn: 'me' });
  const source = { kind: 'following', id: 'following', except: [], paused: false, since: 1 } as const;
  const settings = { ...DEFAULT_SETTINGS, sources: [{ ...source, except: [] }] };
  const { db, tick } = await startPolling('v2', trakt, settings, 1);
  const isRead = async () => {
    const states = [...(await readStreamStates(db)).values()];
    return states.filter(({ key, lastGoodRead }) => key.startsWith('watching:') && lastGoodRead !== null).length;
  };
  while ((await isRead()) < PEOPLE) await tick();
  const first = mostWithin(trakt.requests, ALLOWANCE.period);
  const before = trakt.sandbox.log.length;
  const end = trakt.clock.now + HOUR;
  while (trakt.clock.now < end) await tick();
  db.close();
  const hour = trakt.sandbox.log.slice(before).map(({ path }) => path);
  const perCheck = (count: number) => (count * CHECK) / HOUR;
  const feed = perCheck(hour.filter((path) => path === '/users/me/following/activities').length);
  const plays = perCheck(hour.filter((path) => /\/history\b/.test(path)).length);
  const most = mostWithin(trakt.requests, ALLOWANCE.period);
  const row = [PEOPLE, feed.toFixed(1), plays.toFixed(1), (perCheck(hour.length) - feed).toFixed(1), first, most];
  console.log(
    `\nEveryone I follow as one source, default rules; requests in ${DEFAULT_SETTINGS.checkMinutes} minutes, over an hour. feed: for all their plays.\n`,
  );
  console.log(table(['people', 'feed', 'plays one by one', 'all else', 'first read, at most', 'at most'], [row]));
  if (feed <= 0.8 || plays > 0) throw new Error('The feed of everyone followed is not what was read');
  const what = `${PEOPLE} people followed as one`;
  return [
    { what: `requests per check: plays of ${what}`, unit: 'requests', own: [feed], limit: 1 },
    { what: `requests: ${what}, most in any 5 minutes`, unit: 'requests', own: [most], limit: ALLOWANCE.limit },
  ];
}
