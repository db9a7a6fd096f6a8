import { createCast } from '@/sandbox/cast/cast';
import { createSandbox, SANDBOX_CLIENT_ID, type SandboxOptions } from './app';
import { createWorld } from './world';
import type { WorldSpec } from './world-spec';

/** When the sandbox's own tests start, ms UTC. */
export const NOON = Date.UTC(2026, 5, 15, 12, 0, 30);

export const HEADERS = {
  'content-type': 'application/json',
  'trakt-api-version': '2',
  'trakt-api-key': SANDBOX_CLIENT_ID,
};

/** Two people, two shows and a movie; nothing has happened. */
export const SMALL: WorldSpec = {
  people: [
    { username: 'ann', name: 'Ann', following: ['bob'] },
    { username: 'bob', private: true, following: ['ann'] },
    { username: 'Cy.Ó' },
  ],
  shows: [
    {
      title: 'Alpha',
      year: 2019,
      seasons: [
        { number: 0, episodes: 2 },
        { number: 1, episodes: 4 },
        { number: 2, episodes: 3 },
      ],
    },
    { title: 'Beta', year: 2020, seasons: [{ number: 1, episodes: 2 }] },
  ],
  movies: [{ title: 'Gamma', year: 2021, runtime: 90 }],
  events: [],
};

export function small(events: WorldSpec['events'] = [], options: Partial<SandboxOptions> = {}) {
  const clock = { now: NOON };
  const sandbox = createSandbox({ world: createWorld({ ...SMALL, events }), now: () => clock.now, ...options });
  return { ...talkTo(sandbox), clock };
}

export function full() {
  return talkTo(createSandbox({ world: createCast({ now: NOON }), now: () => NOON }));
}

/** Status and text of an answer, for comparing answers without a body. */
export const empty = async (response: Response) => [response.status, await response.text()];

function talkTo(sandbox: ReturnType<typeof createSandbox>) {
  const get = (path: string, headers: Record<string, string> = {}) =>
    sandbox.fetch(`https://api.trakt.tv${path}`, { headers: { ...HEADERS, ...headers } });
  const json = async <T = Row[]>(path: string, headers: Record<string, string> = {}) =>
    (await (await get(path, headers)).json()) as T;
  return { sandbox, get, json };
}

/** Loose type of an answer: the fields that tests look at. */
type Row = { id: number; type: string; action: string; [key: string]: unknown };
