import { describe, expect, it } from 'vitest';
import { person, play } from '@/tests/builders/activity';
import { policy } from '@/tests/builders/policy';
import { followingSource, showSource, userSource } from '@/tests/builders/source';
import { updateCoverage } from '@/utils/poll/coverage';
import { createJudge } from '@/utils/poll/judge';
import type { Rules } from '@/utils/rules/rule';
import type { Source } from '@/utils/sources/source';
import type { Stream } from '@/utils/sources/stream';
import type { StreamState } from '@/utils/store/schema';
import { newStreamState } from '@/utils/store/stream-states';

const HISTORY: Stream = { protocol: 'v2', kind: 'history', user: 'mia', sourceIds: ['user:mia'] };
const FEED: Stream = { protocol: 'v2', kind: 'following', sourceIds: ['following'] };
const mia = userSource('mia', { name: 'Mia Lund' });
const activity = play(1, 1, { user: { username: 'mia', slug: 'mia' } });

interface Case {
  sources?: Source[];
  rules?: Rules;
  /** When all of these began to be wanted. */
  wanted?: number;
  /** The stream's last good read. */
  read?: number | null;
  state?: Partial<StreamState>;
  stream?: Stream;
  follows?: string[];
}

function judge(row: typeof activity, change: Case = {}, fresh = true) {
  const { sources = [mia], rules = {}, wanted = 5, read = 10, state = {}, stream = HISTORY, follows = [] } = change;
  const coverage = updateCoverage(undefined, { sources, paused: false, rules, people: follows, now: wanted });
  const judging = createJudge({ sources, coverage, policy: policy({ rules }), follows: new Set(follows) });
  return judging({ activity: row, fresh }, stream, { ...newStreamState('x'), lastGoodRead: read, ...state }, 0);
}

describe('judge', () => {
  it('takes rows as news if they were wanted at the last good read', () => {
    const row = judge(activity);
    expect(row).toMatchObject({ baseline: false, decision: { level: 'notify' } });
    expect(Object.keys(row?.news ?? {})).toEqual(['user:mia']);
  });

  it.each([
    ['rows of the first read', { read: null }],
    ['rows wanted only after the last good read', { read: 4 }],
  ])('takes as baseline: %s', (_, change) => {
    expect(judge(activity, change)).toMatchObject({ baseline: true, decision: { level: 'notify' }, news: {} });
  });

  it('accepts a vouched time in place of a read, from that time on', () => {
    const vouched = (from: number) => ({ read: null, state: { vouched: { at: from, from } } });
    const { at } = activity;
    expect(judge(activity, vouched(at))?.baseline).toBe(false);
    expect(judge(activity, vouched(at + 60_000))?.baseline).toBe(true);
    expect(judge(activity, { ...vouched(at), wanted: at + 1 })?.baseline).toBe(true);
  });

  it('stores nothing at level Off', () => {
    const rules = { episode: { scrobble: 'off' } } as const;
    expect(judge(activity, { rules })).toMatchObject({ baseline: false, decision: { level: 'off' }, news: {} });
  });

  it("attributes every row of a person's listing to that person, whatever name it carries", () => {
    expect(judge({ ...activity, user: person('xx') })).toMatchObject({
      baseline: false,
      decision: { level: 'notify' },
    });
  });

  it('names people after their source if the listing has no name', () => {
    expect(judge(activity)?.activity.user.name).toBe('Mia Lund');
    expect(judge({ ...activity, user: { ...activity.user, name: 'Mia' } })?.activity.user.name).toBe('Mia');
  });

  it('asks every source that a row concerns, whichever stream brings it', () => {
    const off = { episode: { scrobble: 'off' } } as const;
    const sources = [followingSource({ except: ['mia'] }), mia, showSource('severance', { rules: off })];
    const row = judge(activity, { sources, stream: FEED, follows: ['mia'] });
    expect(row?.decision.level).toBe('notify');
    expect(Object.keys(row?.news ?? {})).toEqual(['user:mia']);
  });

  it('ignores people in the follow feed who are not followed', () => {
    expect(judge(activity, { sources: [followingSource()], stream: FEED, follows: ['ben'] })).toBeNull();
    expect(judge(activity, { sources: [followingSource()], stream: FEED, follows: ['mia'] })?.decision.level).toBe(
      'notify',
    );
  });

  it('covers a v1 show only since its own title was listed', () => {
    const show = showSource('severance');
    const stream: Stream = {
      protocol: 'v1',
      kind: 'show-activity',
      titles: ['severance'],
      seasons: 'all',
      actions: ['scrobble'],
      sourceIds: [show.id],
    };
    const of = (listed: Record<string, number>) => judge(activity, { sources: [show], stream, state: { listed } });
    expect(of({ severance: 9 })?.baseline).toBe(false);
    expect(of({ dark: 9 })?.baseline).toBe(true);
  });
});
