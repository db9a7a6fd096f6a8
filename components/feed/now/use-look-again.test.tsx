// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { play } from '@/tests/builders/activity';
import { NOW } from '@/tests/builders/store';
import { MINUTE, SECOND } from '@/utils/lib/time';
import type { Viewing } from '@/utils/store/read/watching-now';
import { useLookAgain } from './use-look-again';

/** Times of the commands, s after the expected end. */
let asked: number[];
const END = NOW + 10 * MINUTE;

vi.mock('@/utils/messaging/send', () => ({
  send: async () => {
    asked.push((Date.now() - END) / SECOND);
    return { ok: true };
  },
}));

const stored = { level: 'feed', reason: { kind: 'default-rule' }, noticedAt: NOW } as const;
const until = (time: number): Viewing => ({ activity: { ...play(1, 1), ...stored }, until: time });

function Strip({ groups, isWanted }: { groups: Viewing[][]; isWanted: boolean }) {
  useLookAgain(groups, isWanted);
  return null;
}
const show = (groups: Viewing[][], isWanted = true) =>
  act(() => render(<Strip groups={groups} isWanted={isWanted} />, document.body));

beforeEach(() => {
  asked = [];
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  act(() => render(null, document.body));
  vi.useRealTimers();
});

it('asks every 55 seconds around the end, also after the strip has gone, and then no more', () => {
  show([[until(END)]]);
  vi.advanceTimersByTime(10 * MINUTE);
  show([]);
  vi.advanceTimersByTime(20 * MINUTE);
  expect(asked).toEqual([-70, -15, 40, 95, 150]);
});

it('stops as soon as the next title runs', () => {
  show([[until(END)]]);
  vi.advanceTimersByTime(11 * MINUTE);
  show([[until(END + 45 * MINUTE)]]);
  vi.advanceTimersByTime(20 * MINUTE);
  expect(asked).toEqual([-70, -15, 40]);
});

it('asks nothing in a popup, and nothing while the page is hidden', () => {
  show([[until(END)]], false);
  vi.advanceTimersByTime(20 * MINUTE);
  const hidden = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  vi.setSystemTime(NOW);
  show([[until(END)]]);
  vi.advanceTimersByTime(20 * MINUTE);
  hidden.mockRestore();
  expect(asked).toEqual([]);
});
