import type { Services } from '@/entrypoints/background/services';
import { answered } from '@/utils/poll/budget';
import type { Settings } from '@/utils/settings/settings';
import type { Budget } from '@/utils/store/poller-schema';
import { updatePollerState } from '@/utils/store/poller-state';

/** Ends the wait of the server of `of` if it has this reason. Any other wait continues. */
export async function endWait(
  { database }: Pick<Services, 'database'>,
  of: Settings,
  reason: NonNullable<Budget['waitReason']>,
): Promise<void> {
  const db = await database(of);
  if (!db.ok) return;
  await updatePollerState(db.value, (state) =>
    state?.budget.waitReason === reason ? { ...state, budget: answered(state.budget) } : undefined,
  );
}
