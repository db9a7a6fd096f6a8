import type { Browser } from 'wxt/browser';
import { sentence } from '@/utils/activity/sentence';
import type { SpoilerContext } from '@/utils/activity/spoiler';
import { isolate, oneLine } from '@/utils/lib/clean-text';
import type { Text } from '@/utils/lib/text';
import { muteTarget } from '@/utils/notify/mute-target';
import { notifiable } from '@/utils/notify/notifiable';
import { type PictureSource, pictureChoice } from '@/utils/notify/picture-choice';
import type { Pending } from '@/utils/store/delivery';
import type { Card } from '@/utils/store/schema';

/** What a notification says: its two lines. */
interface Words {
  title: string;
  message: string;
}

/** `denied`: the person or the system allows no notifications. `failed`: this one could not be created. */
export type Raised = 'shown' | 'denied' | 'failed';

/** The browser's notifications, as far as we use them. */
export interface Notifier {
  /** Ids of our notifications that are on show. */
  onScreen(): Promise<Set<string>>;
  /** Gets ready what `raise` will want. Takes a bounded time, and never rejects. */
  prepare(pending: readonly Pending[]): Promise<void>;
  /** Shows one; the same id replaces. Never rejects for a browser that refuses. */
  raise(pending: Pending): Promise<Raised>;
  /**
   * Shows words that belong to no card, with the packaged icon. False where the browser or the person does not let us.
   * Never rejects: whatever it is said in the course of goes on.
   */
  say(id: string, words: Words): Promise<boolean>;
  /** One that says nothing but that notifications come through. */
  test(): Promise<boolean>;
  clear(id: string): Promise<void>;
}

interface NotifierOptions {
  notifications: typeof Browser.notifications;
  text: Text;
  /** Address of the packaged icon: a remote or broken one would make the creation fail whole. */
  icon: string;
  /** Whether the browser knows buttons (in Firefox they make the creation fail) and the person wants them. */
  buttons(): Promise<boolean>;
  /** For whom a card is put into words. */
  spoilerContext(card: Card | undefined): Promise<SpoilerContext>;
  /** Pictures as `data:` addresses. */
  pictures: {
    first(sources: readonly PictureSource[]): Promise<string | undefined>;
    ahead(wanted: readonly PictureSource[][]): Promise<void>;
  };
}

/** The buttons of a notification, by their place. */
export const [MARK_READ, MUTE] = [0, 1];
/** The id of the one that people send themselves. */
export const TEST = 'test';

/** How many names a summary spells out. */
const MAX_NAMES = 3;
const MAX_NAME_CHARS = 60;

export function createNotifier({
  notifications,
  text,
  icon,
  buttons,
  spoilerContext,
  pictures,
}: NotifierOptions): Notifier {
  const show = async (id: string, words: Words, labels: string[], picture: string | undefined): Promise<Raised> => {
    if ((await permission(notifications)) === 'denied') return 'denied';
    const more = labels.length > 0 && (await buttons()) ? { buttons: labels.map((title) => ({ title })) } : {};
    // A picture that the system cannot show fails the whole creation, and must not fail the round.
    for (const iconUrl of picture ? [picture, icon] : [icon]) {
      try {
        await notifications.create(id, { type: 'basic', ...words, iconUrl, ...more });
        return 'shown';
      } catch (error) {
        console.error(error);
      }
    }
    return 'failed';
  };
  const say = async (id: string, words: Words) => {
    try {
      return (await show(id, words, [], undefined)) === 'shown';
    } catch (error) {
      console.error(error);
      return false;
    }
  };
  const choice = async ({ card }: Pending) => pictureChoice(card, await spoilerContext(card));
  return {
    async onScreen() {
      return new Set(Object.keys(await notifications.getAll()));
    },
    async prepare(pending) {
      await pictures.ahead(await Promise.all(pending.map(choice)));
    },
    async raise(pending) {
      const { entry, card } = pending;
      const words = wordsOf(text, pending, await spoilerContext(card));
      // The same snapshot that `attempt` has kept it of: what is said here is what the button does.
      const target = card && muteTarget(card);
      const mute = target ? [text('notify_mute', isolate(target.name, text.locale))] : [];
      const labels = card ? [text('notify_mark_read'), ...mute] : [];
      // Only what is there: nothing is fetched any more.
      return show(entry.id, words, labels, await pictures.first(stored(await choice(pending))));
    },
    say,
    test: () => say(TEST, { title: text('notify_test_title'), message: text('notify_test_message') }),
    async clear(id) {
      await notifications.clear(id);
    },
  };
}

const stored = (sources: readonly PictureSource[]) => sources.map(({ key }) => ({ key, address: undefined }));

/** `unknown` where the browser does not tell (Firefox has no such call before 139). */
export async function permission(
  notifications: Partial<typeof Browser.notifications>,
): Promise<'granted' | 'denied' | 'unknown'> {
  if (!notifications.getPermissionLevel) return 'unknown';
  return (await notifications.getPermissionLevel()) === 'granted' ? 'granted' : 'denied';
}

/** Title and message carry all meaning: everything else is shown by some systems only. */
function wordsOf(text: Text, { entry, card }: Pending, spoilerContext: SpoilerContext): Words {
  if (entry.summary) {
    const { activities, people, missed } = entry.summary;
    const names = new Intl.ListFormat(text.locale, { type: 'conjunction', style: 'short' });
    const others = people.length - MAX_NAMES;
    const first = people.slice(0, others > 0 ? MAX_NAMES : people.length).map((name) => oneLine(name, MAX_NAME_CHARS));
    const shown = [...first, ...(others > 0 ? [text.plural('notify_others', others)] : [])];
    return {
      title: text.plural(missed ? 'notify_missed' : 'notify_summary', activities),
      message: names.format(shown),
    };
  }
  const { title, detail } = sentence(text, card ? notifiable(card) : [], spoilerContext);
  return { title, message: detail };
}
