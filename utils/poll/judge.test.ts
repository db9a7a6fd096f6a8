import { describe, expect, it } from 'vitest';
import { play } from '@/tests/builders/activity';
import { policy } from '@/tests/builders/policy';
import { userSource } from '@/tests/builders/source';
import { coverage, judge } from '@/utils/poll/judge';
import type { Stream } from '@/utils/sources/stream';

const stream: Stream = { protocol: 'v2', kind: 'history', user: 'mia', sourceIds: ['user:mia'] };
const mia = userSource('mia', { since: 5, name: 'Mia Lund' });
const row = (fresh = true, name?: string) => ({
  activity: play(1, 1, { user: { username: 'mia', slug: 'mia', name } }),
  fresh,
});

describe('judge', () => {
  it('takes what was asked for at the last read as news', () => {
    expect(judge(row(), [mia], policy(), coverage(stream, [mia], {}))).toMatchObject({
      baseline: false,
      decision: { level: 'notify' },
    });
  });

  it('takes everything as baseline at first sight', () => {
    expect(judge(row(), [mia], policy(), {})).toMatchObject({ baseline: true, decision: { level: 'notify' } });
  });

  it('takes as baseline what a rule has only now been widened to', () => {
    const before = coverage(stream, [mia], { episode: { scrobble: 'off' } });
    expect(judge(row(), [mia], policy(), before).baseline).toBe(true);
    expect(judge({ ...row(), activity: play(1, 1, { action: 'seen' }) }, [mia], policy(), before).baseline).toBe(false);
  });

  it('takes as baseline what happened while a source was paused or away', () => {
    expect(judge(row(), [{ ...mia, since: 9 }], policy(), coverage(stream, [mia], {})).baseline).toBe(true);
  });

  it('takes as baseline what happened before another stream has handed over', () => {
    const from = (from: number) => ({ [mia.id]: { since: mia.since, cells: ['episode:scrobble'], from } });
    const { at } = row().activity;
    expect(judge(row(), [mia], policy(), from(at)).baseline).toBe(false);
    expect(judge(row(), [mia], policy(), from(at + 1)).baseline).toBe(true);
  });

  it('stores nothing of what is off', () => {
    const rules = { episode: { scrobble: 'off' } } as const;
    expect(judge(row(), [mia], policy({ rules }), coverage(stream, [mia], rules))).toMatchObject({
      baseline: false,
      decision: { level: 'off' },
    });
  });

  it('takes what a listing of somebody holds as theirs, whatever name stands there', () => {
    const garbled = { activity: play(1, 1, { user: { username: 'xx', slug: 'xx' } }), fresh: true };
    expect(judge(garbled, [mia], policy(), coverage(stream, [mia], {}))).toMatchObject({
      baseline: false,
      decision: { level: 'notify' },
    });
  });

  it('calls people by the name of their source, where the listing has none', () => {
    expect(judge(row(), [mia], policy(), {}).activity.user.name).toBe('Mia Lund');
    expect(judge(row(true, 'Mia'), [mia], policy(), {}).activity.user.name).toBe('Mia');
  });
});
