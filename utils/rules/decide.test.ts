import { describe, expect, it } from 'vitest';
import { userSource } from '@/tests/builders/source';
import { PAIRS } from '@/utils/activity/activity';
import { decide } from '@/utils/rules/decide';
import { DEFAULT_RULES, LEVELS } from '@/utils/rules/rule';

const mia = userSource('mia');

describe('decide', () => {
  it('follows the quiet defaults', () => {
    const level = (type: string, action: string) => decide({ type, action }, [mia], {}).level;
    expect(level('episode', 'watching')).toBe('feed');
    expect(level('episode', 'collection')).toBe('feed');
    expect(level('movie', 'scrobble')).toBe('notify');
    expect(level('show', 'watchlist')).toBe('badge');
    expect(level('list', 'created')).toBe('badge');
  });

  it('has a default for every legal pair and for no other', () => {
    const cells = Object.values(DEFAULT_RULES).flatMap((actions) => Object.keys(actions));
    expect(cells).toHaveLength(PAIRS.length);
    for (const { type, action } of PAIRS) expect(LEVELS).toContain(DEFAULT_RULES[type][action]);
  });

  it("prefers the source's rule to the person's, and that to the default", () => {
    const rules = { episode: { scrobble: 'off' } } as const;
    const loud = userSource('ben', { rules: { episode: { scrobble: 'badge' } } });
    const scrobble = { type: 'episode', action: 'scrobble' };
    expect(decide(scrobble, [mia], rules)).toEqual({ level: 'off', because: { kind: 'default-rule' } });
    expect(decide(scrobble, [loud], rules)).toEqual({
      level: 'badge',
      because: { kind: 'source-rule', source: 'user:ben' },
    });
    expect(decide(scrobble, [mia, loud], rules).level).toBe('badge');
  });

  it('shows what Trakt calls by an unknown name in the feed, and never interrupts', () => {
    expect(decide({ type: 'episode', action: 'bookmarked' }, [mia], {})).toEqual({
      level: 'feed',
      because: { kind: 'unknown-pair' },
    });
    expect(decide({ type: 'list', action: 'watching' }, [mia], {}).level).toBe('feed');
  });

  it('is off where no source asks', () => {
    expect(decide({ type: 'episode', action: 'scrobble' }, [], {}).level).toBe('off');
    expect(decide({ type: 'x', action: 'y' }, [], {}).level).toBe('off');
  });
});
