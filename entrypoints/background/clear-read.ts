import { isNotice } from '@/entrypoints/background/account-notices';
import type { Services } from '@/entrypoints/background/services';
import { TEST_NOTIFICATION_ID } from '@/utils/notify/notifier';
import { isSummaryId } from '@/utils/notify/summary-id';
import type { Database } from '@/utils/store/open-database';
import { unreadSummaries } from '@/utils/store/unread-summaries';

/** Clears the notifications of cards that were read, and of each summary once all its cards are read. */
export async function clearRead(
  { notifier }: Pick<Services, 'notifier'>,
  db: Database,
  ids: readonly string[],
): Promise<void> {
  await Promise.all(ids.map((id) => notifier.clear(id)));
  const summaries = [...(await notifier.onScreen())].filter(isSummaryId);
  if (summaries.length === 0) return;
  const unread = await unreadSummaries(db);
  await Promise.all(summaries.filter((id) => !unread.has(id)).map((id) => notifier.clear(id)));
}

/**
 * Clears the notifications of all cards and all summaries. Account notices stay: they are independent of the feed.
 *
 * @param except ids of further notifications that stay
 */
export async function clearAll(
  { notifier }: Pick<Services, 'notifier'>,
  except: readonly string[] = [TEST_NOTIFICATION_ID],
): Promise<void> {
  const ids = [...(await notifier.onScreen())].filter((id) => !isNotice(id) && !except.includes(id));
  await Promise.all(ids.map((id) => notifier.clear(id)));
}
