import { browser } from 'wxt/browser';
import type { Services } from '@/entrypoints/background/services';
import { showPage } from '@/entrypoints/background/show-page';

/** Notifications that stand for no card begin like this; what follows is the section of the options to open. */
const PREFIX = 'lookout:';

type Noticer = Pick<Services, 'text' | 'session' | 'settings' | 'notifier'>;

/**
 * One calm prompt to sign in again, as soon as it can be shown; nothing more is said of it afterwards but in popup, badge
 * and options.
 */
export async function notifySignInExpired({ session, settings, text, notifier }: Noticer): Promise<void> {
  const own = await session(await settings.read());
  const account = await own.account();
  if (account?.state !== 'ended' || account.notified) return;
  const words = { title: text('signin_prompt_title'), message: text('signin_prompt') };
  if (await notifier.say(`${PREFIX}account`, words)) await own.markNotified();
}

/** Somebody who could be seen has closed their profile. Told once, by the caller. */
export async function notifyAccessLost(
  { text, notifier }: Pick<Services, 'text' | 'notifier'>,
  slug: string,
  name: string,
): Promise<void> {
  const words = { title: text('access_lost_title', name), message: text('access_lost') };
  await notifier.say(`${PREFIX}sources:${slug}`, words);
}

export const isNotice = (id: string) => id.startsWith(PREFIX);

/** Whether it was a notification of these, whose page is then opened. */
export async function openNotice(id: string): Promise<boolean> {
  if (!isNotice(id)) return false;
  const [section = ''] = id.slice(PREFIX.length).split(':');
  await showPage(browser.runtime.getURL(`/options.html#${section}` as '/options.html'));
  await browser.notifications.clear(id);
  return true;
}
