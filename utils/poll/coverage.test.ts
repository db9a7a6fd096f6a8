import { describe, expect, it } from 'vitest';
import { play } from '@/tests/builders/activity';
import { followingSource, showSource, userSource } from '@/tests/builders/source';
import { MINUTE } from '@/utils/lib/time';
import { isCovered, type ReadUpTo, updateCoverage, type Wanted } from '@/utils/poll/coverage';
import type { Source } from '@/utils/sources/source';
import type { Coverage } from '@/utils/store/schema';

const at = (minutes: number) => minutes * MINUTE;
const mia = userSource('mia');
const off = { episode: { scrobble: 'off' } } as const;

/** Coverage after applying these changes in order. */
function coverageAfter(...steps: (Partial<Wanted> & { now: number })[]): Coverage {
  const all = { sources: [mia] as Source[], paused: false, rules: {}, people: null };
  return steps.reduce<Coverage | undefined>(
    (before, step) => updateCoverage(before, { ...all, ...step }),
    undefined,
  ) as Coverage;
}

const covers = (coverage: Coverage, read: ReadUpTo, happened = at(1000), source: Source = mia, season = 1) =>
  isCovered(coverage, source, play(season, 1, { at: happened }), 'mia', read);

describe('coverage', () => {
  it('begins a wish once and keeps it', () => {
    const coverage = coverageAfter({ now: at(1) }, { now: at(5) });
    expect(covers(coverage, { at: at(1) })).toBe(true);
    expect(covers(coverage, { at: at(1) - 1 })).toBe(false);
    expect(covers(coverage, { at: null })).toBe(false);
  });

  it.each([
    ['of the defaults', { rules: off }],
    ['of a source', { sources: [{ ...mia, rules: off }] }],
    ['by removing the source', { sources: [] }],
  ])('starts over after off and on: %s', (_, change) => {
    const coverage = coverageAfter({ now: at(1) }, { now: at(3), ...change }, { now: at(5) });
    expect(covers(coverage, { at: at(4) })).toBe(false);
    expect(covers(coverage, { at: at(5) })).toBe(true);
  });

  it('starts over when a source was removed and added again between two checks', () => {
    const coverage = coverageAfter({ now: at(1) }, { now: at(5), sources: [{ ...mia, since: 7 }] });
    expect(covers(coverage, { at: at(4) })).toBe(false);
  });

  it('keeps the begin when new rules want the same cells', () => {
    const own = { ...mia, rules: { movie: { rating: 'off' } } as const };
    const louder = { episode: { scrobble: 'badge' } } as const;
    const coverage = coverageAfter({ now: at(1) }, { now: at(3), sources: [own] }, { now: at(5), rules: louder });
    expect(covers(coverage, { at: at(1) })).toBe(true);
  });

  it.each([
    ['a person', {}, { sources: [{ ...mia, paused: true }] }],
    ['everything', {}, { paused: true }],
  ])('keeps activities before a pause of %s as news, but not those during it', (_, __, pause) => {
    const coverage = coverageAfter({ now: at(1) }, { now: at(10), ...pause }, { now: at(20) });
    const before = { at: at(5) };
    expect(covers(coverage, before, at(8))).toBe(true);
    expect(covers(coverage, before, at(12))).toBe(false);
    expect(covers(coverage, before, at(21))).toBe(true);
    // Rows that another source's reads returned during the pause were skipped.
    expect(covers(coverage, { at: at(15) }, at(12))).toBe(false);
    expect(covers(coverage, { at: at(15) }, at(21))).toBe(true);
    expect(covers(coverage, { at: at(20) }, at(12))).toBe(true);
  });

  it('announces nothing from any of many pauses without a check in between, and keeps activities between the pauses', () => {
    const begins = [10, 30, 50, 52, 70];
    const steps = begins.flatMap((begin) => [
      { now: at(begin), sources: [{ ...mia, paused: true }] },
      { now: at(begin + 1) },
    ]);
    const coverage = coverageAfter({ now: at(1) }, ...steps);
    expect(coverage.sources['user:mia']?.pauses).toHaveLength(4);
    const isNews = (minute: number) => covers(coverage, { at: at(5) }, at(minute));
    expect(begins.map(isNews)).toEqual([false, false, false, false, false]);
    expect([8, 20, 40, 60, 80].map(isNews)).toEqual([true, true, true, true, true]);
    // Five pauses are stored as four: activities between the two nearest are not news.
    expect(isNews(51)).toBe(false);
  });

  it('keeps the begin of a season when another season or all seasons are added', () => {
    const silo = (seasons: 'all' | number[]) => showSource('severance', { seasons });
    const coverage = coverageAfter(
      { now: at(1), sources: [silo([1])] },
      { now: at(5), sources: [silo([1, 2])] },
      { now: at(9), sources: [silo('all')] },
    );
    const season = (number: number, read: number) => covers(coverage, { at: at(read) }, at(1000), silo('all'), number);
    expect([season(1, 1), season(2, 4), season(2, 5), season(3, 8), season(3, 9)]).toEqual([
      true,
      false,
      true,
      false,
      true,
    ]);
    expect(
      coverageAfter({ now: at(1), sources: [silo('all')] }, { now: at(5), sources: [silo([2])] }).sources,
    ).toMatchObject({
      'show:severance': { seasons: { 2: at(1) } },
    });
  });

  it('starts over for a person who is followed or included again', () => {
    const sources = [followingSource()];
    const without = [followingSource({ except: ['mia'] })];
    const people = ['mia', 'ben'];
    const known = (coverage: Coverage) => coverage.sources.following?.people;
    const first = { now: at(1), sources, people };
    expect(
      known(coverageAfter(first, { now: at(2), sources, people: ['ben'] }, { now: at(3), sources, people })),
    ).toEqual({
      ben: at(1),
      mia: at(3),
    });
    expect(
      known(coverageAfter(first, { now: at(2), sources: without, people }, { now: at(3), sources, people }))?.mia,
    ).toBe(at(3));
    // An unknown list changes nothing.
    expect(known(coverageAfter(first, { now: at(2), sources }))?.mia).toBe(at(1));
  });

  it('treats a begin in the future as long ago, so reads since the clock was corrected count', () => {
    const coverage = coverageAfter({ now: at(1_000_000) }, { now: at(5) });
    expect(covers(coverage, { at: at(5) })).toBe(true);
    expect(covers(coverage, { at: at(3) })).toBe(true);
    expect(covers(coverage, { at: null })).toBe(false);
  });

  it.each([
    ['ended', [{ now: at(10), paused: true }, { now: at(1_000_000) }]],
    ['began and ended', [{ now: at(900_000), paused: true }, { now: at(1_000_000) }]],
    ['began', [{ now: at(900_000), paused: true }, { now: at(20) }]],
  ])('stays silent for no longer than a pause that %s by a clock that was ahead', (_, steps) => {
    const coverage = coverageAfter({ now: at(1) }, ...steps, { now: at(20) });
    expect(covers(coverage, { at: at(25) }, at(30))).toBe(true);
    expect(covers(coverage, { at: at(20) }, at(21))).toBe(true);
  });

  it('returns the same object if nothing changes, and stays small for a thousand people', () => {
    const sources = Array.from({ length: 1000 }, (_, index) => userSource(`person${index}`));
    const coverage = coverageAfter({ now: Date.UTC(2026, 10, 22), sources });
    const again = updateCoverage(coverage, { sources, paused: false, rules: {}, people: null, now: Date.UTC(2027, 1) });
    expect(again).toBe(coverage);
    expect(JSON.stringify(coverage).length).toBeLessThan(60_000);
  });
});
