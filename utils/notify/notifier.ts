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

/** The two lines of a notification. */
interface Words {
  title: string;
  message: string;
}

/** `denied`: the person or the system allows no notifications. `failed`: this one could not be created. */
export type Raised = 'shown' | 'denied' | 'failed';

/** The part of the browser's notifications that we use. */
export interface Notifier {
  /** Ids of our notifications that are shown now. */
  onScreen(): Promise<Set<string>>;
  /** Prefetches what `raise` will need. Takes a bounded time, and never rejects. */
  prepare(pending: readonly Pending[]): Promise<void>;
  /** Shows one; the same id replaces it. Never rejects if the browser refuses. */
  raise(pending: Pending): Promise<Raised>;
  /**
   * Shows a message that belongs to no card, with the packaged icon. Returns false if the browser or the person forbids
   * it. Never rejects, so that the work around it continues.
   */
  say(id: string, words: Words): Promise<boolean>;
  /** Shows a test notification. */
  test(): Promise<boolean>;
  clear(id: string): Promise<void>;
}

interface NotifierOptions {
  notifications: typeof Browser.notifications;
  text: Text;
  /** URL of the packaged icon: a remote or broken one would make the creation fail. */
  icon: string;
  /** What the person wants and the browser supports: Firefox refuses a notification with buttons or without sound. */
  look(): Promise<{ buttons: boolean; silent: boolean }>;
  /** What may be shown of a card. */
  spoilerContext(card: Card | undefined): Promise<SpoilerContext>;
  /** Images as `data:` URLs. */
  pictures: {
    first(sources: readonly PictureSource[]): Promise<string | undefined>;
    ahead(wanted: readonly PictureSource[][]): Promise<void>;
  };
}

/** The indexes of a notification's buttons. */
export const [MARK_READ, MUTE] = [0, 1];
/** The id of the test notification. */
export const TEST_NOTIFICATION_ID = 'test';

/** How many names a summary lists. */
const MAX_NAMES = 3;
const MAX_NAME_CHARS = 60;

export function createNotifier({
  notifications,
  text,
  icon,
  look,
  spoilerContext,
  pictures,
}: NotifierOptions): Notifier {
  const show = async (id: string, words: Words, labels: string[], picture: string | undefined): Promise<Raised> => {
    if ((await permission(notifications)) === 'denied') return 'denied';
    const { buttons, silent } = await look();
    const more = {
      ...(buttons && labels.length > 0 && { buttons: labels.map((title) => ({ title })) }),
      ...(silent && { silent }),
    };
    // An image that the system cannot show makes the creation fail; that must not end the round.
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
      // The same snapshot that `attempt` stored the mute target from: the button does what its label says.
      const target = card && muteTarget(card);
      const mute = target ? [text('notify_mute', isolate(target.name, text.locale))] : [];
      const labels = card ? [text('notify_mark_read'), ...mute] : [];
      // Uses cached images only: nothing is fetched any more.
      return show(entry.id, words, labels, await pictures.first(stored(await choice(pending))));
    },
    say,
    test: () => say(TEST_NOTIFICATION_ID, { title: text('notify_test_title'), message: text('notify_test_message') }),
    async clear(id) {
      await notifications.clear(id);
    },
  };
}

const stored = (sources: readonly PictureSource[]) => sources.map(({ key }) => ({ key, address: undefined }));

/** `unknown` if the browser does not say (Firefox has no such call before 139). */
export async function permission(
  notifications: Partial<typeof Browser.notifications>,
): Promise<'granted' | 'denied' | 'unknown'> {
  if (!notifications.getPermissionLevel) return 'unknown';
  return (await notifications.getPermissionLevel()) === 'granted' ? 'granted' : 'denied';
}

/** Title and message carry the whole meaning: only some systems show anything else. */
function wordsOf(text: Text, { entry, card }: Pending, spoilerContext: SpoilerContext): Words {
  if (entry.summary) {
    const { activities, people, titles, missed, alone } = entry.summary;
    const lines = [listed(text, people, 'notify_others'), listed(text, titles, 'notify_more_titles')];
    return {
      title: text.plural(missed || alone ? 'notify_missed' : 'notify_summary', activities),
      message: lines.filter(Boolean).join('\n'),
    };
  }
  const { title, detail } = sentence(text, card ? notifiable(card) : [], spoilerContext);
  return { title, message: detail };
}

/** The first names of many, and how many others there are. */
function listed(text: Text, all: readonly string[], more: 'notify_others' | 'notify_more_titles'): string {
  const others = all.length - MAX_NAMES;
  const first = all.slice(0, MAX_NAMES).map((name) => oneLine(name, MAX_NAME_CHARS));
  const format = new Intl.ListFormat(text.locale, { type: 'conjunction' });
  return format.format(others > 0 ? [...first, text.plural(more, others)] : first);
}
