import { describe, expect, it } from 'vitest';
import { type FakeAnswer, fakeFetch } from '@/tests/fake-fetch';
import { createHttp, type Lacking } from '@/utils/trakt/http';
import { createClient } from '@/utils/trakt/v2/client';

const PRIVATE = { 'x-private-user': 'true' };
const ME = { user: { username: 'mia', ids: { slug: 'mia' } } };
const FOLLOWING = [{ user: { username: 'zofia', ids: { slug: 'zofia' } } }];
const OK: FakeAnswer = { status: 200, body: [] };
const DENIED: FakeAnswer = { status: 401 };

type Who = 'nobody' | 'friend' | 'stranger' | 'ended' | 'lapsed' | 'bad token';

/** Outcomes of answers to a listing of Zofia's, or of the stranger Noor's. */
async function read(who: Who, answer: FakeAnswer) {
  const signedIn = who === 'friend' || who === 'stranger' || who === 'bad token';
  let refused = false;
  const { fetch } = fakeFetch(({ path }) => {
    if (path.startsWith('/users/settings')) return who === 'bad token' && !refused ? DENIED : { status: 200, body: ME };
    if (path.startsWith('/users/me/following')) return { status: 200, body: FOLLOWING };
    if (path.startsWith('/shows/trending')) return OK;
    return answer;
  });
  const http = createHttp({
    origin: 'https://api.test',
    fetch,
    now: () => 0,
    auth: async () => {
      if (refused) return { lacking: 'ended' };
      return signedIn ? 'Bearer token' : who === 'nobody' ? null : { lacking: who as Lacking };
    },
    refused: async () => {
      refused = true;
    },
  });
  const name = who === 'stranger' ? 'noor' : 'zofia';
  const result = await createClient(http, 'id', () => 0).get(`/users/${name}/history?page=1`, 'user');
  return result.ok ? 'ok' : result.error.kind;
}

describe('a listing of a private person', () => {
  const answers = {
    '401, private': { status: 401, headers: PRIVATE },
    '401': DENIED,
    '403': { status: 403 },
    '403, private': { status: 403, headers: PRIVATE },
    '404': { status: 404 },
    '404, private': { status: 404, headers: PRIVATE },
    'nothing, private': { status: 200, body: [], headers: PRIVATE },
    nothing: { status: 200, body: [] },
    'a row, private': { status: 200, body: [{ id: 1 }], headers: PRIVATE },
  } satisfies Record<string, FakeAnswer>;
  const whos = ['nobody', 'friend', 'stranger', 'ended', 'lapsed', 'bad token'] as const;
  // A 503 means "retry": the sign-in exists, but cannot be renewed right now.
  const expected: Record<keyof typeof answers, [string, string, string, string, string, string]> = {
    '401, private': ['private', 'private', 'private', 'sign-in', 'server', 'sign-in'],
    // The token is valid: only this listing is refused.
    '401': ['sign-in', 'private', 'private', 'sign-in', 'server', 'sign-in'],
    '403': ['private', 'private', 'private', 'sign-in', 'server', 'private'],
    '403, private': ['private', 'private', 'private', 'sign-in', 'server', 'sign-in'],
    // Deleted, or hidden from requests without a sign-in.
    '404': ['not-found', 'not-found', 'not-found', 'sign-in', 'server', 'not-found'],
    '404, private': ['private', 'private', 'private', 'sign-in', 'server', 'sign-in'],
    // An empty answer counts only for people who may see the listing.
    'nothing, private': ['private', 'ok', 'private', 'sign-in', 'server', 'sign-in'],
    nothing: ['ok', 'ok', 'ok', 'ok', 'ok', 'ok'],
    'a row, private': ['ok', 'ok', 'ok', 'ok', 'ok', 'ok'],
  };
  const cases = Object.entries(expected).flatMap(([name, kinds]) =>
    kinds.map((kind, index) => [name as keyof typeof answers, whos[index] as Who, kind] as const),
  );
  it.each(cases)('%s, read by %s: %s', async (name, who, kind) => {
    expect(await read(who, answers[name])).toBe(kind);
  });
});
