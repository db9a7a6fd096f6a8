import { describe, expect, it } from 'vitest';
import { type Feed, firstFeed } from '@/components/feed/list/feed';
import { popupState } from '@/components/feed/status/popup-state';
import { row } from '@/tests/builders/card';
import { showSource, userSource } from '@/tests/builders/source';
import type { TraktServer } from '@/utils/server/build-env';
import { DEFAULT_SETTINGS, type Settings } from '@/utils/settings/settings';
import { summarizeListings } from '@/utils/store/read/listing-summary';
import type { StreamState } from '@/utils/store/schema';
import { newStreamState } from '@/utils/store/stream-states';
import type { TraktError } from '@/utils/trakt/errors';

const env: TraktServer = {
  protocol: 'v2',
  apiOrigin: 'https://api.trakt.tv',
  authOrigin: 'https://auth.trakt.tv',
  clientId: 'built-in',
};
const empty: Feed = firstFeed([], null, 0);
const full: Feed = firstFeed([row('a', 1)], null, 0);
const settings = (change: Partial<Settings> = {}): Settings => ({
  ...DEFAULT_SETTINGS,
  sources: [userSource('mia', { name: 'Mia' }), userSource('ben')],
  ...change,
});
const ofShow = (lastError: TraktError | null): StreamState => ({
  ...newStreamState('show-watching:silo:all'),
  sourceIds: ['show:silo'],
  lastError,
});
const stream = (user: string, lastError: TraktError | null): StreamState => ({
  ...newStreamState(`history:${user}`),
  sourceIds: [`user:${user}`],
  lastError,
});

describe('with rows', () => {
  it.each<[string, Settings | null, TraktServer, unknown]>([
    ['settings not known yet', null, env, null],
    ['all fine', settings(), env, null],
    ['paused', settings({ paused: true }), env, 'paused'],
    ['no source left', settings({ sources: [] }), env, 'no-sources'],
    ['no client id', settings({ paused: true }), { ...env, clientId: null }, 'no-client-id'],
  ])('%s', (_, known, build, notice) => {
    expect(popupState(full, known, summarizeListings([], settings()), build)).toMatchObject({ kind: 'feed', notice });
  });

  it('needs neither settings nor listings', () => {
    expect(popupState(full, null, null, env).kind).toBe('feed');
  });
});

describe('without rows', () => {
  it.each<[string, Settings | null, StreamState[] | null, TraktServer, unknown]>([
    ['settings not known yet', null, [], env, { kind: 'loading' }],
    ['streams not known yet', settings(), null, env, { kind: 'loading' }],
    ['no client id', settings(), [], { ...env, clientId: null }, { kind: 'no-client-id' }],
    [
      'their own client id',
      settings({ clientIds: { 'https://api.trakt.tv': 'x' } }),
      [],
      { ...env, clientId: null },
      { kind: 'nothing-yet' },
    ],
    ['no source', settings({ sources: [] }), [], env, { kind: 'no-sources' }],
    ['not read yet', settings(), [], env, { kind: 'nothing-yet', checked: false, people: 2, shows: 0, notice: null }],
    ['paused', settings({ paused: true }), [stream('mia', { kind: 'offline' })], env, { notice: 'paused' }],
    [
      'all private',
      settings(),
      [stream('mia', { kind: 'private' }), stream('ben', { kind: 'private' })],
      env,
      { kind: 'cannot-see', names: ['Mia', 'ben'] },
    ],
    [
      'one private, the other quiet',
      settings(),
      [stream('mia', { kind: 'private' }), stream('ben', null)],
      env,
      { kind: 'nothing-yet' },
    ],
    [
      'the most serious error',
      settings(),
      [stream('mia', { kind: 'offline' }), stream('ben', { kind: 'key-refused' })],
      env,
      { kind: 'trouble', error: { kind: 'key-refused' } },
    ],
    [
      'only shows, which Trakt does not know',
      settings({ sources: [showSource('silo')] }),
      [ofShow({ kind: 'not-found' })],
      env,
      { kind: 'trouble', error: { kind: 'not-found' }, about: 'show' },
    ],
    [
      'a private person with listings that serve a show too',
      settings({ sources: [userSource('mia'), showSource('silo')] }),
      [{ ...stream('mia', { kind: 'private' }), sourceIds: ['user:mia', 'show:silo'] }],
      env,
      { kind: 'cannot-see', names: ['mia'] },
    ],
    [
      'people and shows, not read yet',
      settings({ sources: [userSource('mia'), showSource('silo')] }),
      [],
      env,
      { kind: 'nothing-yet', people: 1, shows: 1 },
    ],
    [
      'streams of people who are gone or paused do not count',
      settings({ sources: [userSource('mia', { paused: true }), userSource('ben')] }),
      [stream('mia', { kind: 'offline' }), stream('zoe', { kind: 'offline' }), stream('ben', null)],
      env,
      { kind: 'nothing-yet' },
    ],
  ])('%s', (_, known, streams, build, state) => {
    expect(popupState(empty, known, streams && summarizeListings(streams, known ?? settings()), build)).toMatchObject(
      state as object,
    );
  });

  it('reports why the store cannot be read', () => {
    const state = popupState({ kind: 'broken', reason: 'newer-version' }, null, null, env);
    expect(state).toEqual({ kind: 'broken', reason: 'newer-version' });
  });
});

it('calls nothing empty before the first check of it', () => {
  const read = { ...stream('mia', null), lastGoodRead: 1 };
  const of = (change: Partial<Settings>, streams: StreamState[]) => {
    const known = settings(change);
    return popupState(empty, known, summarizeListings(streams, known), env);
  };
  expect(of({}, [stream('mia', null)])).toMatchObject({ checked: false });
  expect(of({}, [read])).toMatchObject({ checked: true });
  expect(of({ paused: true }, [read])).toMatchObject({ checked: true });
});
