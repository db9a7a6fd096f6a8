import { expect, it } from 'vitest';
import { emptyStore } from '@/tests/builders/store';
import { MINUTE } from '@/utils/lib/time';
import { allowance, fullBudget } from '@/utils/poll/budget';
import { countAnswers } from '@/utils/poll/count-answers';
import { putPollerState, readPollerState } from '@/utils/store/poller-state';

const NOW = Date.UTC(2026, 10, 22);
const good = { status: 200, rateLimit: null, retryAt: null, edge: false };

it('spends what names were looked up with, keeps a wait, and leaves the rest as it was', async () => {
  const db = await emptyStore();
  await countAnswers(db, [], NOW, () => 0);
  expect(await readPollerState(db)).toBeUndefined();
  await putPollerState(db, { budget: fullBudget(NOW), lastCheck: 7 });
  const refused = { ...good, status: 429, retryAt: NOW + MINUTE };
  await countAnswers(db, [good, good, refused], NOW, () => 0);
  const state = await readPollerState(db);
  expect(state).toMatchObject({ lastCheck: 7, budget: { waitUntil: NOW + MINUTE, waitReason: 'rate-limited' } });
  expect(state && allowance(state.budget, NOW).used).toBe(3);
});
