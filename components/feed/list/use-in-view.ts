import { useEffect, useRef } from 'preact/hooks';
import { type Feed, shownRows } from '@/components/feed/list/feed';
import type { FeedHandle } from '@/components/feed/list/feed-handle';
import { isAtTop } from '@/components/feed/list/is-at-top';
import type { StoreReader } from '@/components/page/connect-store';
import { answerInView } from '@/utils/messaging/in-view';
import { compareKeys } from '@/utils/store/read/card-keys';
import { readRows } from '@/utils/store/read/feed-query';

/** Whether the person is looking at the newest rows. */
const isInUse = () =>
  document.visibilityState === 'visible' &&
  document.hasFocus() &&
  isAtTop() &&
  document.querySelector('dialog[open]') === null;

const nextFrame = () => new Promise<unknown>((resolve) => requestAnimationFrame(resolve));

/** Whether the whole row is in the window. A card in several groups has several. */
function isDrawn(id: string): boolean {
  const rows = document.querySelectorAll(`[data-card-id="${CSS.escape(id)}"]`);
  const boxes = [...rows].map((row) => row.getBoundingClientRect());
  return boxes.some(({ top, bottom }) => top >= 0 && bottom <= innerHeight);
}

/** Whether the "n new" pill counts the card, as it stands above the first row. */
async function waitingAbove(feed: Feed, ids: readonly string[], read: StoreReader): Promise<string[]> {
  const head = feed.kind === 'ready' && feed.waiting > 0 && !feed.narrowed && feed.chunks[0]?.first;
  if (!head || ids.length === 0) return [];
  const shown = new Set(shownRows(feed).map(({ card }) => card.id));
  const found = await read((db) => readRows(db, ids));
  const rows = found.ok ? [...found.value.values()] : [];
  return rows.flatMap(({ card }) => (!shown.has(card.id) && compareKeys(card.key, head) < 0 ? [card.id] : []));
}

/**
 * Tells the background which new rows need no notification. The page first reads and draws them: only what is on screen
 * counts, so a page that hangs or closes says nothing.
 */
export function useInView({ feed, refresh }: Pick<FeedHandle, 'feed' | 'refresh'>, read: StoreReader): void {
  const latest = useRef(feed);
  latest.current = feed;
  useEffect(
    () =>
      answerInView(isInUse, async (ids) => {
        await refresh();
        await nextFrame();
        if (!isInUse()) return [];
        const drawn = ids.filter(isDrawn);
        const others = ids.filter((id) => !drawn.includes(id));
        return [...drawn, ...(await waitingAbove(latest.current, others, read))];
      }),
    [refresh, read],
  );
}
