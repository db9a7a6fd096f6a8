import type { Browser } from 'wxt/browser';
import { sentence } from '@/utils/activity/sentence';
import type { Eyes } from '@/utils/activity/spoiler';
import type { Text } from '@/utils/lib/text';
import type { Pending } from '@/utils/store/delivery';

/** The browser's notifications, as far as we use them. */
export interface Notifier {
  /** Ids of our notifications that are on show. */
  onScreen(): Promise<Set<string>>;
  /** Shows one; the same id replaces. False where the browser or the person does not let us. Never rejects for that. */
  raise(pending: Pending): Promise<boolean>;
  clear(id: string): Promise<void>;
}

interface NotifierOptions {
  notifications: typeof Browser.notifications;
  text: Text;
  /** Address of the packaged icon: a remote or broken one would make the creation fail whole. */
  icon: string;
  /** How it may look to the person. */
  look(pending: Pending): Promise<Look>;
}

export interface Look {
  eyes: Eyes;
  /** A cached picture (`data:` address) of who did it or what it is about, if there is one. */
  picture: string | undefined;
}

/** How many names a summary spells out. */
const MOST_NAMES = 3;

export function createNotifier({ notifications, text, icon, look }: NotifierOptions): Notifier {
  const create = async (id: string, title: string, message: string, iconUrl: string) =>
    notifications.create(id, { type: 'basic', title, message, iconUrl });
  return {
    async onScreen() {
      return new Set(Object.keys(await notifications.getAll()));
    },
    async raise(pending) {
      if ((await permission(notifications)) === 'denied') return false;
      const { eyes, picture } = await look(pending);
      const { title, message } = wordsOf(text, pending, eyes);
      // A picture that the system cannot show fails the whole creation, and must not fail the round.
      for (const iconUrl of picture ? [picture, icon] : [icon]) {
        try {
          await create(pending.entry.id, title, message, iconUrl);
          return true;
        } catch (error) {
          console.error(error);
        }
      }
      return false;
    },
    async clear(id) {
      await notifications.clear(id);
    },
  };
}

/** `unknown` where the browser does not tell (Firefox has no such call before 139). */
export async function permission(
  notifications: Partial<typeof Browser.notifications>,
): Promise<'granted' | 'denied' | 'unknown'> {
  if (!notifications.getPermissionLevel) return 'unknown';
  return (await notifications.getPermissionLevel()) === 'granted' ? 'granted' : 'denied';
}

/** Title and message carry all meaning: everything else is shown by some systems only. */
function wordsOf(text: Text, { entry, card }: Pending, eyes: Eyes): { title: string; message: string } {
  if (entry.summary) {
    const { activities, people, missed } = entry.summary;
    const names = new Intl.ListFormat(text.locale, { type: 'conjunction', style: 'short' });
    const others = people.length - MOST_NAMES;
    const shown = others > 0 ? [...people.slice(0, MOST_NAMES), text.plural('notify_others', others)] : people;
    return {
      title: text.plural(missed ? 'notify_missed' : 'notify_summary', activities),
      message: names.format(shown),
    };
  }
  const { title, detail } = sentence(text, card?.activities ?? [], eyes);
  return { title, message: detail };
}
