import type { StoreReader } from '@/components/page/connect-store';
import type { ToastContent } from '@/components/page/toasts';
import { errorSentence } from '@/components/words/error-sentence';
import { shortTime } from '@/utils/lib/relative-time';
import { joinSentences } from '@/utils/lib/sentence-gap';
import type { Text } from '@/utils/lib/text';
import type { SendError, send } from '@/utils/messaging/send';
import type { Mute } from '@/utils/rules/mute';
import { countNewRows } from '@/utils/store/read/count-new-rows';
import type { FeedRow } from '@/utils/store/read/first-page';
import { obstacleOf, readStanding } from '@/utils/store/read/waiting';
import type { Card, CardKey } from '@/utils/store/schema';
import { rowLink } from './rows/row-link';

interface Deps {
  read: StoreReader;
  text: Text;
  v1: boolean;
  now: () => number;
  send: typeof send;
  showToast: (toast: ToastContent) => void;
  /** Changes unread marks on the page at once. */
  mark: (ids: ReadonlySet<string> | 'all', unread: boolean) => void;
  /** Called after something opened in another tab. */
  leave: () => void;
}

export interface PopupActions {
  checkNow(): Promise<void>;
  open(id: string): Promise<void>;
  /** For a link that the browser opens itself: only marks the card as read. */
  visit(id: string): Promise<void>;
  markAll(): Promise<void>;
  pause(paused: boolean): Promise<void>;
  /** Marks a read row as unread, and an unread one as read. */
  toggleRead(row: FeedRow): Promise<void>;
  /** Stars a row, or removes its star. */
  star(row: FeedRow): Promise<void>;
  mute(mute: Mute): Promise<void>;
  copyLink(card: Card): Promise<void>;
  /** Null ends the snooze. */
  snooze(until: number | null): Promise<void>;
}

/** The popup's actions. Each sends a command to the background and reports the result in a toast. */
export function createPopupActions({ read, text, v1, now, send, showToast, mark, leave }: Deps): PopupActions {
  const failed = (error: SendError) => {
    const { what, next } = errorSentence(text, error, { now: now(), v1 });
    showToast({ words: joinSentences(what, next), bad: true });
  };

  const undo = async (keys: CardKey[]) => {
    const reply = await send('markUnread', { keys });
    if (!reply.ok) {
      failed(reply.error);
      return false;
    }
    mark(new Set(keys.map(([, id]) => id)), true);
    showToast({ words: text.plural('popup_unread', keys.length) });
  };

  /** @returns whether it worked */
  const setStar = async (id: string, starred: boolean, back?: () => unknown) => {
    const reply = await send('star', { id, starred });
    if (reply.ok) showToast({ words: text(starred ? 'star_starred' : 'star_removed'), undo: back });
    else failed(reply.error);
    return reply.ok;
  };

  return {
    async checkNow() {
      const since = now();
      const reply = await send('checkNow');
      if (!reply.ok) return failed(reply.error);
      const found = await read(async (db) => ({
        rows: reply.news > 0 ? await countNewRows(db, since) : 0,
        obstacle: obstacleOf(await readStanding(db), now()),
      }));
      const { rows = 0, obstacle = null } = found.ok ? found.value : {};
      const { news, cut } = reply;
      const stopped = reply.stopped && obstacle ? obstacle.error : reply.stopped;
      if (stopped && news === 0) return failed(stopped);
      const partly = !stopped && reply.failed > 0;
      // "Nothing new" holds only after a complete check.
      const none = !partly && !cut && text('popup_checked_nothing');
      const some = rows > 0 ? text.plural('popup_new', rows) : text('popup_checked_feed');
      const words = [
        news > 0 ? some : none,
        stopped && errorSentence(text, stopped, { now: now(), v1 }).what,
        partly && text('popup_checked_partly'),
        cut && text('popup_checked_cut'),
      ];
      showToast({ words: words.filter(Boolean).join(' · '), bad: stopped !== null || partly });
    },

    async open(id) {
      mark(new Set([id]), false);
      const reply = await send('openCard', { id });
      if (reply.ok) return leave();
      mark(new Set([id]), true);
      failed(reply.error);
    },

    async visit(id) {
      mark(new Set([id]), false);
      await send('markRead', { ids: [id] });
    },

    async markAll() {
      const reply = await send('markAllRead');
      if (!reply.ok) return failed(reply.error);
      mark('all', false);
      showToast({ words: text.plural('popup_marked_read', reply.keys.length), undo: () => undo(reply.keys) });
    },

    async toggleRead({ card, unread }) {
      mark(new Set([card.id]), !unread);
      const reply = unread
        ? await send('markRead', { ids: [card.id] })
        : await send('markUnread', { keys: [card.key] });
      if (reply.ok) return;
      mark(new Set([card.id]), unread);
      failed(reply.error);
    },

    async star({ card: { id, starred } }) {
      const isStarred = starred !== undefined;
      await setStar(id, !isStarred, () => setStar(id, isStarred));
    },

    async mute(mute) {
      const reply = await send('mute', mute);
      if (!reply.ok) return failed(reply.error);
      const words =
        mute.until === null
          ? text('menu_muted', mute.name)
          : text('menu_muted_until', mute.name, shortTime(mute.until, now(), text.locale));
      showToast({
        words,
        undo: async () => {
          const back = await send('unmute', { kind: mute.kind, id: mute.id });
          if (back.ok) showToast({ words: text('menu_unmuted', mute.name) });
          else failed(back.error);
          return back.ok;
        },
      });
    },

    async copyLink(card) {
      try {
        await navigator.clipboard.writeText(rowLink(card));
        showToast({ words: text('menu_copied') });
      } catch {
        showToast({ words: text('menu_copy_failed'), bad: true });
      }
    },

    async snooze(until) {
      const reply = await send('snooze', { until });
      if (!reply.ok) return failed(reply.error);
      showToast({
        words: until === null ? text('snooze_off') : text('snooze_on', shortTime(until, now(), text.locale)),
      });
    },

    async pause(paused) {
      const reply = await send('setPaused', { paused });
      if (!reply.ok) failed(reply.error);
    },
  };
}
