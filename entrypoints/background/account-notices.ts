import { browser } from 'wxt/browser';
import type { Services } from '@/entrypoints/background/services';
import { showPage } from '@/entrypoints/background/show-page';

/** Id prefix of notifications that belong to no card. The options section to open follows it. */
const NOTICE_ID_PREFIX = 'lookout:';

type Noticer = Pick<Services, 'text' | 'session' | 'settings' | 'notifier'>;

/**
 * Raises one notification to sign in again, as soon as it may be shown. After that, only popup, badge and options say
 * so.
 */
export async function notifySignInExpired({ session, settings, text, notifier }: Noticer): Promise<void> {
  const own = await session(await settings.read());
  const account = await own.account();
  if (account?.state !== 'ended' || account.notified) return;
  const words = { title: text('signin_prompt_title'), message: text('signin_prompt') };
  if (await notifier.say(`${NOTICE_ID_PREFIX}account`, words)) await own.markNotified();
}

/** Notifies that somebody who could be seen has closed their profile. The caller ensures that this happens once. */
export async function notifyAccessLost(
  { text, notifier }: Pick<Services, 'text' | 'notifier'>,
  slug: string,
  name: string,
): Promise<void> {
  const words = { title: text('access_lost_title', name), message: text('access_lost') };
  await notifier.say(`${NOTICE_ID_PREFIX}sources:${slug}`, words);
}

export const isNotice = (id: string) => id.startsWith(NOTICE_ID_PREFIX);

/** Opens the options section of such a notification. Returns false for any other notification. */
export async function openNotice(id: string): Promise<boolean> {
  if (!isNotice(id)) return false;
  const [section = ''] = id.slice(NOTICE_ID_PREFIX.length).split(':');
  await showPage(browser.runtime.getURL(`/options.html#${section}` as '/options.html'));
  await browser.notifications.clear(id);
  return true;
}
