import { describe, expect, it } from 'vitest';
import { problemsOf, type SoakReport } from '@/e2e/soak/report';
import { type Evidence, heapGrowth, judgeSoak, type SeenCard } from '@/e2e/soak/verdict';
import { MINUTE, SECOND } from '@/utils/lib/time';

const card = (noticed: Record<string, number>, summaries: string[] = []): SeenCard => ({
  noticed: new Map(Object.entries(noticed)),
  summaries: new Set(summaries),
  isNotified: true,
});
const calls = (...all: [id: string, at: number][]) => all.map(([id, at]) => ({ id, at }));

/** One activity, noticed at second 10 and announced at second 11. */
function judged(change: Partial<Evidence> = {}) {
  const asked = change.asked ?? calls(['card', 11 * SECOND]);
  return judgeSoak({
    expected: ['play'],
    feed: new Set(['play']),
    cards: new Map([['card', card({ play: 10 * SECOND })]]),
    asked,
    shown: asked,
    attempted: new Map(),
    kills: [],
    losses: [],
    ...change,
  });
}

const GOOD = { lost: [], unannounced: [], doubled: [], repeated: [], afterLoss: [], unnoticedLosses: 0 };

describe('judgeSoak', () => {
  it('accepts one announcement of one activity', () => expect(judged()).toEqual(GOOD));

  it('misses an activity that is not in the feed', () => {
    expect(judged({ feed: new Set() })).toEqual({ ...GOOD, lost: ['play'] });
  });

  it('notices that nothing was announced, or only what came before', () => {
    const unannounced = [{ activity: 'play', cards: ['card'] }];
    expect(judged({ asked: [] })).toEqual({ ...GOOD, unannounced });
    expect(judged({ asked: calls(['card', 9 * SECOND]) })).toEqual({ ...GOOD, unannounced });
    expect(judged({ shown: [] })).toEqual({ ...GOOD, unannounced });
    const silent = { ...card({ play: 10 * SECOND }), isNotified: false };
    expect(judged({ cards: new Map([['card', silent]]) })).toEqual({ ...GOOD, unannounced });
  });

  it('counts the summary that covers a card as its announcement', () => {
    const cards = new Map([['card', card({ play: 10 * SECOND }, ['summary:1'])]]);
    expect(judged({ cards, asked: calls(['summary:1', 11 * SECOND]) })).toEqual(GOOD);
    const asked = calls(['summary:1', 11 * SECOND], ['card', 40 * SECOND]);
    expect(judged({ cards, asked }).doubled).toMatchObject([{ id: 'card', times: 2, after: 29 }]);
  });

  it('allows one announcement for each member', () => {
    const cards = new Map([['card', card({ play: 10 * SECOND, rating: 30 * SECOND })]]);
    expect(judged({ cards, asked: calls(['card', 11 * SECOND], ['card', 31 * SECOND]) })).toEqual(GOOD);
    const early = calls(['card', 11 * SECOND], ['card', 20 * SECOND], ['card', 31 * SECOND]);
    expect(judged({ cards, asked: early }).doubled).toMatchObject([{ id: 'card', times: 3, after: 9 }]);
  });

  it('counts a second announcement as doubled, even right after the first, for cards and summaries', () => {
    const twice = (id: string) => calls([id, 11 * SECOND], [id, 12 * SECOND]);
    expect(judged({ asked: twice('card') }).doubled).toMatchObject([{ id: 'card', times: 2, after: 1 }]);
    const cards = new Map([['card', card({ play: 10 * SECOND }, ['summary:1'])]]);
    expect(judged({ cards, asked: twice('summary:1') }).doubled).toMatchObject([
      { id: 'summary:1', times: 2, after: 1 },
    ]);
  });

  it('allows a repetition for each worker stopped during the attempt, and for a browser killed then', () => {
    const asked = calls(['card', 11 * SECOND], ['card', 12 * SECOND], ['card', 20 * SECOND]);
    const once = judged({ asked, attempted: new Map([['card', 1]]) });
    expect([once.repeated.length, once.doubled.length]).toEqual([1, 1]);
    const killed = judged({ asked: asked.slice(0, 2), kills: [11.5 * SECOND] });
    expect([killed.repeated.length, killed.doubled.length]).toEqual([1, 0]);
    const later = judged({ asked: calls(['card', 11 * SECOND], ['card', 90 * SECOND]), kills: [80 * SECOND] });
    expect([later.repeated.length, later.doubled.length]).toEqual([0, 1]);
  });

  it('lists separately what came between the sentinel and the loss of the store', () => {
    const loss = { at: 30 * SECOND, sentinelAt: 5 * SECOND, noticed: true, log: [] };
    const asked = calls(['card', 11 * SECOND], ['card', 40 * SECOND]);
    expect(judged({ asked, losses: [loss] })).toEqual({ ...GOOD, afterLoss: ['card'] });
    const late = { ...loss, at: 20 * MINUTE, sentinelAt: 19 * MINUTE, noticed: false };
    const verdict = judged({ asked: calls(['card', 11 * SECOND], ['card', 21 * MINUTE]), losses: [late] });
    expect([verdict.doubled.length, verdict.unnoticedLosses]).toEqual([1, 1]);
  });
});

const REPORT: SoakReport = {
  browser: 'chromium',
  hours: 1,
  seed: 1,
  events: 1,
  notifications: { all: 1, summaries: 0 },
  faults: {},
  inRound: 0,
  kills: [],
  requests: { all: 0, byAnswer: {}, overAllowance: 0 },
  mostOpenWrites: 1,
  heap: [],
  lostStores: [],
  failedSteps: [],
  verdict: GOOD,
};

const heapOf = (...megabytes: number[]) => megabytes.map((each, index) => ({ minute: 5 * index, bytes: each * 1e6 }));

it('measures growth from minute 10 on, whatever came before', () => {
  expect(heapGrowth(heapOf(1, 1, 3, 4, 2))).toBe(1e6);
  expect(heapGrowth(heapOf(9, 9, 3, 1))).toBe(-2e6);
  expect(heapGrowth(heapOf(1, 1, 3))).toBeNull();
});

it.each([
  ['nothing', {}, []],
  ['a lost activity', { verdict: { ...GOOD, lost: ['play'] } }, ['1 activities are not in the feed']],
  ['an unnoticed loss', { verdict: { ...GOOD, unnoticedLosses: 1 } }, ['1 lost stores were not noticed']],
  ['a step that failed', { failedSteps: ['minute 1: no alarm'] }, ['1 steps of the soak failed']],
  ['two writers', { mostOpenWrites: 2 }, ['2 write transactions were open at once']],
  ['a growing heap', { heap: heapOf(1, 1, 3, 9) }, ['The heap grew by 6.00 MB after minute 10']],
])('fails for %s', (_, change, problems) => expect(problemsOf({ ...REPORT, ...change })).toEqual(problems));
