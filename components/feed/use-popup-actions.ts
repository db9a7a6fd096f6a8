import { useMemo, useState } from 'preact/hooks';
import type { PopupActions } from '@/components/feed/popup-actions';
import type { StoreReader } from '@/components/page/connect-store';
import { sendLater } from '@/components/page/send-later';
import type { ToastContent } from '@/components/page/toasts';
import type { Text } from '@/utils/lib/text';
import { leavePopup } from './leave-popup';
import type { FeedHandle } from './list/feed-handle';
import { loadAfterPaint } from './use-after-paint';

export type Asked<Actions> = {
  [K in keyof Actions]: Actions[K] extends (...data: infer Data) => unknown ? (...data: Data) => void : never;
};

/**
 * The popup's actions with stable identities; their code is loaded on first use. `asked` is true while "Check now"
 * waits for its reply.
 */
export function usePopupActions(
  read: StoreReader,
  text: Text,
  { mark }: Pick<FeedHandle, 'mark'>,
  showToast: (toast: ToastContent) => void,
  v1: boolean,
  load = loadAfterPaint,
): Asked<PopupActions> & { asked: boolean } {
  const [asked, setAsked] = useState(false);
  const actions = useMemo((): Asked<PopupActions> => {
    const act = async (run: (actions: PopupActions) => Promise<void>) => {
      // If the chunk is missing, the page already shows that: see `use-after-paint`.
      const rest = await load().catch(() => null);
      if (!rest) return;
      const { createPopupActions } = rest;
      await run(
        createPopupActions({ read, text, v1, now: Date.now, send: sendLater, showToast, mark, leave: leavePopup }),
      );
    };
    return {
      checkNow: async () => {
        setAsked(true);
        try {
          await act((actions) => actions.checkNow());
        } finally {
          setAsked(false);
        }
      },
      open: (id) => void act((actions) => actions.open(id)),
      visit: (id) => void act((actions) => actions.visit(id)),
      markAll: () => void act((actions) => actions.markAll()),
      pause: (paused) => void act((actions) => actions.pause(paused)),
      toggleRead: (row) => void act((actions) => actions.toggleRead(row)),
      star: (row) => void act((actions) => actions.star(row)),
      mute: (mute) => void act((actions) => actions.mute(mute)),
      copyLink: (card) => void act((actions) => actions.copyLink(card)),
      snooze: (until) => void act((actions) => actions.snooze(until)),
    };
  }, [read, text, mark, showToast, v1, load]);
  return { ...actions, asked };
}
