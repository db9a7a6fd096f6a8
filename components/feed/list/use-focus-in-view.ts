import { useEffect } from 'preact/hooks';

/**
 * Scrolls to what Tab moved the focus to, as Chromium does by itself. Firefox counts the scroll margin as part of an
 * element and does nothing as long as any of that is in the window: a row stays under the footer.
 */
export function useFocusInView(): void {
  useEffect(() => {
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === 'Tab') document.activeElement?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    };
    addEventListener('keyup', onKey);
    return () => removeEventListener('keyup', onKey);
  }, []);
}
