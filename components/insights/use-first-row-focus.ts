import { useEffect } from 'preact/hooks';

/** Input by which the person goes elsewhere. */
const INPUT = ['pointerdown', 'keydown'] as const;

/** Focuses the first row as soon as it is drawn, because the focused element is gone with the charts. */
export function useFirstRowFocus(wanted: boolean): void {
  useEffect(() => {
    if (!wanted) return;
    const observer = new MutationObserver(() => {
      const row = document.querySelector<HTMLElement>('[data-card-id]');
      if (!row) return;
      stop();
      row.focus();
    });
    const stop = () => {
      observer.disconnect();
      for (const each of INPUT) removeEventListener(each, stop, true);
    };
    observer.observe(document.body, { childList: true, subtree: true });
    for (const each of INPUT) addEventListener(each, stop, true);
    return stop;
  }, [wanted]);
}
