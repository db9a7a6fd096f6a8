import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { FeedFilter } from '@/components/feed/filter/feed-filter';
import { type Feed, shownRows } from '@/components/feed/list/feed';
import { measureFeed, topRow } from '@/components/feed/list/feed-window';
import { type FeedPageName, saveView } from '@/components/feed/list/saved-view';
import type { FeedHandle } from './feed-handle';

/** Wait after the last scroll event before the position is saved, ms. */
const SCROLL_DEBOUNCE_MS = 150;
/** Height of the bars that cover the rows, CSS pixels. The top row is looked for below it. */
const BARS_PX = 130;

const feedElement = () => document.querySelector('.feed');

/** How long a restored row is held in place, ms: rows above it, drawn for the first time, may still change height. */
const ANCHOR_MS = 600;
/** Events by which the person takes over scrolling. */
const TAKEOVER_EVENTS = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

interface Anchor {
  id: string;
  offset: number;
}

/** Scrolls the row to its offset. Returns false if it is not drawn yet. */
function restoreAnchor({ id, offset }: Anchor): boolean {
  const row = document.querySelector(`[data-card-id="${CSS.escape(id)}"]`);
  if (!row) return false;
  const away = row.getBoundingClientRect().top - offset;
  if (Math.abs(away) >= 1) scrollBy({ top: away, behavior: 'instant' });
  return true;
}

function holdAnchor(anchor: Anchor): void {
  const end = performance.now() + ANCHOR_MS;
  let moved = false;
  const onMove = () => {
    moved = true;
  };
  const again = () => {
    if (!moved && performance.now() < end && restoreAnchor(anchor)) return void requestAnimationFrame(again);
    for (const event of TAKEOVER_EVENTS) removeEventListener(event, onMove);
  };
  for (const event of TAKEOVER_EVENTS) addEventListener(event, onMove, { passive: true });
  requestAnimationFrame(again);
}

/** Virtualizes the feed during scrolling; saves filter and scroll position, and restores them. */
export function useScrollAnchor(
  page: FeedPageName,
  feed: Feed,
  filter: FeedFilter | null,
  virtualize: FeedHandle['virtualize'],
): void {
  const latest = useRef({ feed, filter });
  latest.current = { feed, filter };
  const anchor = feed.kind === 'ready' ? feed.anchor : undefined;

  const restored = useRef<typeof anchor>(undefined);
  const latestOnScroll = useRef(() => {});

  // Runs after each render: the rows may come later than the anchor, since they wait for the settings.
  useLayoutEffect(() => {
    if (!anchor || restored.current === anchor) return;
    if (!restoreAnchor(anchor)) return;
    restored.current = anchor;
    holdAnchor(anchor);
  });

  useEffect(() => {
    let frame = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const measure = () => {
      frame = 0;
      const [element, { feed: now }] = [feedElement(), latest.current];
      if (!element || now.kind !== 'ready') return;
      const { visible, heights } = measureFeed(element, now, innerHeight);
      virtualize(visible, heights);
    };
    const save = () => {
      const [element, { feed: now, filter: kept }] = [feedElement(), latest.current];
      if (now.kind !== 'ready' || restored.current !== now.anchor) return;
      const top = element && scrollY > 0 ? topRow(element, BARS_PX) : null;
      // The rows in view are still being read. The position is saved once they are here.
      if (top && top.offset > innerHeight) return;
      const row = top && shownRows(now).find(({ card }) => card.id === top.id);
      const place = top && row ? { key: row.card.key, offset: top.offset } : null;
      void saveView(page, { filter: kept, place, at: Date.now() });
    };
    const onScroll = () => {
      frame ||= requestAnimationFrame(measure);
      clearTimeout(timer);
      timer = setTimeout(save, SCROLL_DEBOUNCE_MS);
    };
    latestOnScroll.current = onScroll;
    addEventListener('scroll', onScroll, { passive: true });
    addEventListener('resize', onScroll);
    addEventListener('pagehide', save);
    return () => {
      removeEventListener('scroll', onScroll);
      removeEventListener('resize', onScroll);
      removeEventListener('pagehide', save);
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [page, virtualize]);

  // New rows change what is in view and what is to be released.
  useEffect(() => {
    if (feed.kind === 'ready') latestOnScroll.current();
  }, [feed]);

  const first = useRef(true);
  useEffect(() => {
    if (first.current) first.current = false;
    else void saveView(page, { filter, place: null, at: Date.now() });
  }, [page, filter]);
}
