import { describe, expect, it } from 'vitest';
import { userSource } from '@/tests/builders/source';
import { MINUTE } from '@/utils/lib/time';
import { fullBudget } from '@/utils/poll/budget';
import { staleSince } from '@/utils/poll/stale';
import type { PollerState } from '@/utils/store/schema';

const NOW = Date.UTC(2026, 10, 22);
const ago = (minutes: number) => NOW - minutes * MINUTE;
const settings = { sources: [userSource('mia', { since: ago(100) })], paused: false, checkMinutes: 5 };
const state = (change: Partial<PollerState> = {}): PollerState => ({
  budget: fullBudget(NOW),
  lastCheck: ago(16),
  lastFailed: ago(1),
  ...change,
});
const waiting = { ...fullBudget(NOW), waitUntil: NOW + MINUTE };

describe('staleSince', () => {
  it.each([
    ['nothing could be read for three checks', state(), ago(16)],
    ['not for so long yet', state({ lastCheck: ago(15) }), null],
    ['the last that was tried went well', state({ lastFailed: ago(20) }), null],
    ['asleep for a night', state({ lastCheck: ago(600), lastFailed: undefined }), null],
    ['Trakt wants to be left alone', state({ lastFailed: ago(17), budget: waiting }), ago(16)],
    ['never anything', state({ lastCheck: null }), ago(100)],
    ['no round yet', undefined, null],
  ])('%s', (_, poller, since) => {
    expect(staleSince(poller, settings, NOW)).toBe(since);
  });

  it('is nobody’s trouble while nobody is watched', () => {
    expect(staleSince(state(), { ...settings, paused: true }, NOW)).toBeNull();
    const sources = [userSource('mia', { paused: true })];
    expect(staleSince(state(), { ...settings, sources }, NOW)).toBeNull();
  });
});
