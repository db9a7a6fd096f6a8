import type { Activity } from '@/utils/activity/activity';

const AT = Date.UTC(2026, 10, 22, 20, 0);
let made = 0;

export const SEVERANCE = { title: 'Severance', year: 2022, ids: { trakt: 154997, slug: 'severance' } };
export const ANDOR = { title: 'Andor', year: 2022, ids: { trakt: 161511, slug: 'andor' } };
export const DUNE = { title: 'Dune', year: 2021, ids: { trakt: 287071, slug: 'dune-2021' } };

/** An activity with defaults for everything the test does not name. */
export function activity(change: Partial<Activity> = {}): Activity {
  made += 1;
  return {
    id: `history:${made}`,
    aliases: [],
    at: AT,
    type: 'episode',
    action: 'scrobble',
    user: { username: 'mia', slug: 'mia', name: 'Mia' },
    ...change,
  };
}

/** A person's play of an episode. */
export function play(season: number, number: number, change: Partial<Activity> = {}): Activity {
  return activity({ show: SEVERANCE, episode: { season, number, title: `Title ${season}.${number}` }, ...change });
}

export const person = (name: string) => ({ username: name.toLowerCase(), slug: name.toLowerCase(), name });
