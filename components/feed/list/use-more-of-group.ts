import { useEffect, useRef } from 'preact/hooks';
import type { Feed } from './feed';

/**
 * Handles the button below each group. The focus moves to the first row that it adds, or to the last row if there are
 * no more.
 */
export function useMoreOfGroup(feed: Feed, moreOf: (facet: string) => void): void {
  const focus = useRef<{ group: Element; row: number } | null>(null);
  useEffect(() => {
    const onClick = ({ target }: Event) => {
      const button = target instanceof Element ? target.closest<HTMLElement>('[data-group]') : null;
      const group = button?.closest('.group');
      if (!button?.dataset.group || !group) return;
      focus.current = { group, row: group.querySelectorAll('[data-card-id]').length };
      moreOf(button.dataset.group);
    };
    document.addEventListener('click', onClick);
    return () => document.removeEventListener('click', onClick);
  }, [moreOf]);
  // Runs after each new state of the feed.
  useEffect(() => {
    if (feed.kind !== 'ready' || !focus.current) return;
    const { group, row } = focus.current;
    const rows = group.querySelectorAll<HTMLElement>('[data-card-id]');
    const to = rows[row] ?? (group.querySelector('[data-group]') ? null : rows[row - 1]);
    if (!to) return;
    focus.current = null;
    to.focus({ preventScroll: true });
  }, [feed]);
}
