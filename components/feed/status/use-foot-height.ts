import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/**
 * Keeps the CSS variable `--foot` at the footer's height, which depends on its text, so that the footer covers no
 * focused row.
 *
 * @param inside an element in the footer
 */
export function useFootHeight(inside: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const foot = inside.current?.closest('footer');
    const page = foot?.parentElement;
    if (!foot || !page) return;
    const observer = new ResizeObserver(() => page.style.setProperty('--foot', `${foot.offsetHeight}px`));
    observer.observe(foot);
    return () => observer.disconnect();
  }, [inside]);
}
