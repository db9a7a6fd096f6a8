import { browser } from 'wxt/browser';
import type { Services } from '@/entrypoints/background/services';
import { showPage } from '@/entrypoints/background/show-page';
import { permission } from '@/utils/notify/notifier';

/** Notifications that stand for no card begin like this; what follows is the section of the options to open. */
const PREFIX = 'lookout:';

type Noticer = Pick<Services, 'text' | 'session' | 'settings'>;

/** False where the browser or the person does not let us. Never rejects: a notice must not cost the round it ends. */
async function raise(id: string, title: string, message: string): Promise<boolean> {
  const { notifications } = browser;
  const iconUrl = browser.runtime.getURL('/icon/128.png');
  try {
    if ((await permission(notifications)) === 'denied') return false;
    await notifications.create(`${PREFIX}${id}`, { type: 'basic', iconUrl, title, message });
    return true;
  } catch (error) {
    console.error(error);
    return false;
  }
}

/**
 * One calm prompt to sign in again, as soon as it can be shown; nothing more is said of it afterwards but in popup, badge
 * and options.
 */
export async function tellEnded({ session, settings, text }: Noticer): Promise<void> {
  const own = await session(await settings.read());
  const account = await own.account();
  if (account?.state !== 'ended' || account.told) return;
  if (await raise('account', text('signin_prompt_title'), text('signin_prompt'))) await own.told();
}

/** Somebody who could be seen has closed their profile. Told once, by the caller. */
export async function tellLost({ text }: Pick<Services, 'text'>, slug: string, name: string): Promise<void> {
  await raise(`sources:${slug}`, text('access_lost_title', name), text('access_lost'));
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
