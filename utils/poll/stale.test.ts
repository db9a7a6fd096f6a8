import { describe, expect, it } from 'vitest';
import { userSource } from '@/tests/builders/source';
import { MINUTE } from '@/utils/lib/time';
import { fullBudget } from '@/utils/poll/budget';
import { staleSince } from '@/utils/poll/stale';
import type { PollerState } from '@/utils/store/poller-schema';

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
    ['reports three checks without a good read', state(), ago(16)],
    ['is well after one failure where nothing was worth a request before', state({ failingSince: ago(1) }), null],
    ['reports three checks of failures', state({ lastCheck: ago(30), failingSince: ago(16) }), ago(30)],
    ['waits for three checks', state({ lastCheck: ago(15) }), null],
    ['is well if the last attempt succeeded', state({ lastFailed: ago(20) }), null],
    ['is well after a night asleep', state({ lastCheck: ago(600), lastFailed: undefined }), null],
    ['reports a wait that Trakt asked for', state({ lastFailed: ago(17), budget: waiting }), ago(16)],
    ['reports that no read ever succeeded', state({ lastCheck: null }), ago(100)],
    ['is well before the first round', undefined, null],
  ])('%s', (_, poller, since) => {
    expect(staleSince(poller, settings, NOW)).toBe(since);
  });

  it('is null while nothing is watched', () => {
    expect(staleSince(state(), { ...settings, paused: true }, NOW)).toBeNull();
    const sources = [userSource('mia', { paused: true })];
    expect(staleSince(state(), { ...settings, sources }, NOW)).toBeNull();
  });
});
