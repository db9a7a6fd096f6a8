import { describe, expect, it } from 'vitest';
import { followingSource, showSource, userSource } from '@/tests/builders/source';
import { machines } from '@/tests/builders/sync-machines';
import { withLeftOut, withSourceConditions } from '@/utils/settings/changes';
import { DEFAULT_SETTINGS, type Settings } from '@/utils/settings/settings';
import type { Source } from '@/utils/sources/source';

const START: Settings = {
  ...DEFAULT_SETTINGS,
  sources: [followingSource(), userSource('mia', { conditions: { neverWords: ['lost'] } })],
  conditions: { ...DEFAULT_SETTINGS.conditions, neverWords: ['dark', 'alpha'] },
};

function two() {
  const { all, syncAll, server } = machines(2, [START]);
  syncAll();
  const [a, b] = all;
  if (!a || !b) throw new Error();
  return {
    a,
    b,
    syncAll,
    server,
    ofBoth: <T>(what: (settings: Settings) => T) => [what(a.settings), what(b.settings)],
  };
}

const withWords = (settings: Settings, neverWords: string[]): Settings => ({
  ...settings,
  conditions: { ...settings.conditions, neverWords },
});

describe('members of a list', () => {
  it('all arrive when each browser adds one, and go when each removes one', () => {
    const { a, b, syncAll, ofBoth } = two();
    a.settings = withWords(withLeftOut(a.settings, 'ben', true), ['dark', 'alpha', 'a|b']);
    b.settings = withWords(withLeftOut(b.settings, 'kim', true), ['dark']);
    syncAll();
    const except = (settings: Settings) => settings.sources.find(({ kind }) => kind === 'following');
    for (const each of ofBoth(except)) expect(each).toMatchObject({ except: expect.arrayContaining(['ben', 'kim']) });
    for (const each of ofBoth(({ conditions }) => conditions.neverWords)) expect(each).toEqual(['dark', 'a|b']);
    a.settings = withLeftOut(a.settings, 'kim', false);
    b.settings = withLeftOut(b.settings, 'ben', false);
    syncAll();
    for (const each of ofBoth(except)) expect(each).toMatchObject({ except: [] });
  });

  it('keep the local order', () => {
    const { a, b, syncAll } = two();
    a.settings = withWords(a.settings, ['zoë', 'dark', 'alpha']);
    syncAll();
    expect(a.settings.conditions.neverWords).toEqual(['zoë', 'dark', 'alpha']);
    b.settings = { ...b.settings, checkMinutes: 9 };
    syncAll();
    expect(a.settings.conditions.neverWords).toEqual(['zoë', 'dark', 'alpha']);
  });

  it('belong to the source that overrides them: an empty list is an override, none at all is not', () => {
    const { a, b, syncAll, ofBoth } = two();
    const own = ({ sources }: Settings) => sources.find(({ id }) => id === 'user:mia')?.conditions;
    expect(ofBoth(own)).toEqual([{ neverWords: ['lost'] }, { neverWords: ['lost'] }]);
    b.settings = withSourceConditions(b.settings, 'user:mia', { neverWords: [], ratingAtLeast: null });
    syncAll();
    expect(ofBoth(own)).toEqual(Array(2).fill({ neverWords: [], ratingAtLeast: null }));
    a.settings = withSourceConditions(a.settings, 'user:mia', null);
    syncAll();
    expect(ofBoth(own)).toEqual([undefined, undefined]);
    // Members from before the list was removed do not come back with it.
    a.settings = withSourceConditions(a.settings, 'user:mia', { neverWords: ['new'] });
    syncAll();
    expect(ofBoth(own)).toEqual(Array(2).fill({ neverWords: ['new'] }));
  });

  it('may be as many as the whole copy has room for', () => {
    const { a, b, syncAll } = two();
    const shows = Array.from({ length: 400 }, (_, at) => ({
      id: `a-show-with-a-name-${at}`,
      name: `A Show With A Name ${at}`,
    }));
    const conditions = { ...a.settings.conditions, titles: 'shows', shows } as const;
    a.settings = { ...a.settings, conditions };
    a.settings = withSourceConditions(a.settings, 'user:mia', { shows });
    syncAll();
    expect([a.problem, b.problem]).toEqual([null, null]);
    expect(b.settings.conditions.shows).toHaveLength(400);
    expect(b.settings.sources[1]?.conditions?.shows).toHaveLength(400);
  });
});

const withSeasons = (settings: Settings, ref: string, seasons: number[]): Settings => ({
  ...settings,
  sources: settings.sources.map((each) => (each.id === `show:${ref}` ? { ...each, seasons } : each)) as Source[],
});
const seasonsOf = ({ sources }: Settings, ref: string) =>
  sources.flatMap((each) => (each.kind === 'show' && each.ref === ref ? [each.seasons] : []))[0];

it('shares all other settings when one is too large', () => {
  const { a, b, syncAll, server } = two();
  const seasons = Array.from({ length: 3000 }, (_, at) => at);
  // The last shared state stays as it was.
  a.settings = { ...a.settings, sources: [...a.settings.sources, showSource('silo', { seasons: [1] })] };
  syncAll();
  a.settings = withSeasons(a.settings, 'silo', seasons);
  syncAll();
  expect(a.problem).toEqual({ kind: 'field-too-large', bytes: expect.any(Number) });
  expect([a, b].map((each) => seasonsOf(each.settings, 'silo'))).toEqual([seasons, [1]]);
  a.settings = withSeasons(a.settings, 'silo', [1]);
  syncAll();
  expect(a.problem).toBeNull();
  a.settings = { ...a.settings, checkMinutes: 33, sources: [...a.settings.sources, showSource('lost', { seasons })] };
  syncAll();
  expect(a.problem).toEqual({ kind: 'field-too-large', bytes: expect.any(Number) });
  expect(b.settings.checkMinutes).toBe(33);
  expect(JSON.stringify(server.items)).toContain('s|show:lost');
  a.settings = { ...a.settings, sources: a.settings.sources.filter(({ id }) => id !== 'show:lost') };
  syncAll();
  expect([a.problem, b.problem]).toEqual([null, null]);
});
