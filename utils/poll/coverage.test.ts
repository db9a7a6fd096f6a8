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

/** Coverage after each of these, one after the other. */
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
  ])('begins anew after off and on: %s', (_, change) => {
    const coverage = coverageAfter({ now: at(1) }, { now: at(3), ...change }, { now: at(5) });
    expect(covers(coverage, { at: at(4) })).toBe(false);
    expect(covers(coverage, { at: at(5) })).toBe(true);
  });

  it('begins anew where a source was removed and added again unnoticed', () => {
    const coverage = coverageAfter({ now: at(1) }, { now: at(5), sources: [{ ...mia, since: 7 }] });
    expect(covers(coverage, { at: at(4) })).toBe(false);
  });

  it('goes on where rules change into others that want the same', () => {
    const own = { ...mia, rules: { movie: { rating: 'off' } } as const };
    const louder = { episode: { scrobble: 'badge' } } as const;
    const coverage = coverageAfter({ now: at(1) }, { now: at(3), sources: [own] }, { now: at(5), rules: louder });
    expect(covers(coverage, { at: at(1) })).toBe(true);
  });

  it.each([
    ['a person', {}, { sources: [{ ...mia, paused: true }] }],
    ['everything', {}, { paused: true }],
  ])('a pause of %s interrupts a wish: what came before stays news, what came during it is not', (_, __, pause) => {
    const again = { now: at(20), sources: [{ ...mia, since: at(20) }] };
    const coverage = coverageAfter({ now: at(1) }, { now: at(10), ...pause }, again);
    const before = { at: at(5) };
    expect(covers(coverage, before, at(8))).toBe(true);
    expect(covers(coverage, before, at(12))).toBe(false);
    expect(covers(coverage, before, at(21))).toBe(true);
    // What another source's reads brought during the pause has been passed over.
    expect(covers(coverage, { at: at(15) }, at(12))).toBe(false);
    expect(covers(coverage, { at: at(15) }, at(21))).toBe(true);
    expect(covers(coverage, { at: at(20) }, at(12))).toBe(true);
  });

  it('announces nothing of any of many pauses that no check fell between, and keeps what happened between them', () => {
    const begins = [10, 30, 50, 52, 70];
    const steps = begins.flatMap((begin, index) => [
      {
        now: at(begin),
        sources: [{ ...mia, paused: true, since: index > 0 ? at(Number(begins[index - 1]) + 1) : mia.since }],
      },
      { now: at(begin + 1), sources: [{ ...mia, since: at(begin + 1) }] },
    ]);
    const coverage = coverageAfter({ now: at(1) }, ...steps);
    expect(coverage.sources['user:mia']?.pauses).toHaveLength(4);
    const isNews = (minute: number) => covers(coverage, { at: at(5) }, at(minute));
    expect(begins.map(isNews)).toEqual([false, false, false, false, false]);
    expect([8, 20, 40, 60, 80].map(isNews)).toEqual([true, true, true, true, true]);
    // Five are kept as four: between the two nearest nothing is news.
    expect(isNews(51)).toBe(false);
  });

  it('keeps the begin of a season when another is added, and when all are', () => {
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

  it('begins anew for somebody who is followed again, or taken in again', () => {
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
    // A list that cannot be had changes nothing.
    expect(known(coverageAfter(first, { now: at(2), sources }))?.mia).toBe(at(1));
  });

  it('takes a begin in the future for long ago: what was read since the clock was set right was asked for', () => {
    const coverage = coverageAfter({ now: at(1_000_000) }, { now: at(5) });
    expect(covers(coverage, { at: at(5) })).toBe(true);
    expect(covers(coverage, { at: at(3) })).toBe(true);
    expect(covers(coverage, { at: null })).toBe(false);
  });

  it('is the same object where nothing changes, and small for a thousand people', () => {
    const sources = Array.from({ length: 1000 }, (_, index) => userSource(`person${index}`));
    const coverage = coverageAfter({ now: Date.UTC(2026, 10, 22), sources });
    const again = updateCoverage(coverage, { sources, paused: false, rules: {}, people: null, now: Date.UTC(2027, 1) });
    expect(again).toBe(coverage);
    expect(JSON.stringify(coverage).length).toBeLessThan(60_000);
  });
});
