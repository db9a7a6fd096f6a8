import { expect, it } from 'vitest';
import { emptyStore } from '@/tests/builders/store';
import { sourcesOf, startPolling, startTrakt } from '@/tests/virtual-poll';
import { HOUR, MINUTE } from '@/utils/lib/time';
import { allowance, fullBudget } from '@/utils/poll/budget';
import { countAnswers } from '@/utils/poll/count-answers';
import { DEFAULT_SETTINGS } from '@/utils/settings/settings';
import { readPollerState, updatePollerState } from '@/utils/store/poller-state';

const NOW = Date.UTC(2026, 10, 22);
const good = { status: 200, rateLimit: null, retryAt: null, edge: false };

it('counts the requests of look-ups, stores a wait, and leaves the rest of the state unchanged', async () => {
  const db = await emptyStore();
  await countAnswers(db, [], NOW, () => 0);
  expect(await readPollerState(db)).toBeUndefined();
  await updatePollerState(db, () => ({ budget: fullBudget(NOW), lastCheck: 7 }));
  const refused = { ...good, status: 429, retryAt: NOW + MINUTE };
  await countAnswers(db, [good, good, refused], NOW, () => 0);
  const state = await readPollerState(db);
  expect(state).toMatchObject({ lastCheck: 7, budget: { waitUntil: NOW + MINUTE, waitReason: 'rate-limited' } });
  expect(state && allowance(state.budget, NOW).used).toBe(3);
});

it('does not prolong a wait when the clock was set back', async () => {
  const db = await emptyStore();
  const refused = { ...good, status: 429, retryAt: NOW + 5 * MINUTE };
  await countAnswers(db, [refused], NOW, () => 0);
  await countAnswers(db, [good], NOW - HOUR, () => 0);
  expect((await readPollerState(db))?.budget.waitUntil).toBe(NOW - HOUR + 5 * MINUTE);
});

it.each([
  ['spent requests', [good, good, good], { stopped: null }, null, 3],
  [
    'a wait that Trakt asked for',
    [{ ...good, status: 429, retryAt: Date.UTC(2026, 10, 22, 13) }],
    { stopped: 'waiting', error: { kind: 'rate-limited', retryAt: Date.UTC(2026, 10, 22, 13) } },
    Date.UTC(2026, 10, 22, 13),
    1,
  ],
])('makes a running round take over from look-ups: %s', async (_, answers, outcome, waitUntil, spent) => {
  const size = { users: 3, shows: 1 };
  const trakt = startTrakt('v2', size);
  let looked = false;
  const feed: typeof trakt.feed = (onAnswer) => {
    const asked = trakt.feed(onAnswer);
    return {
      ...asked,
      async read(...args) {
        if (!looked) {
          looked = true;
          await countAnswers(poll.db, answers, trakt.clock.now, () => 0);
        }
        return asked.read(...args);
      },
    };
  };
  const settings = { ...DEFAULT_SETTINGS, sources: sourcesOf(size) };
  const poll = await startPolling('v2', { ...trakt, feed }, settings);
  const start = trakt.clock.now;
  expect(await poll.tick()).toMatchObject(outcome);
  const budget = (await readPollerState(poll.db))?.budget;
  expect(budget?.waitUntil).toBe(waitUntil);
  expect(budget && allowance(budget, start).used).toBe(trakt.requests.length + spent);
  // Requests that were already in flight.
  if (waitUntil !== null) expect(trakt.requests.length).toBeLessThanOrEqual(8);
});
