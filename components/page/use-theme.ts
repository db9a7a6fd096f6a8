import { useEffect } from 'preact/hooks';
import { applyTheme, storeTheme, type Theme } from '@/components/page/theme';

/** Dresses the page as the settings say, and lets the next one know before it has read them. */
export function useTheme(look: Theme | null): void {
  const { theme, textSize, contrast } = look ?? {};
  useEffect(() => {
    if (!theme || !textSize || !contrast) return;
    storeTheme({ theme, textSize, contrast }, localStorage);
    applyTheme({ theme, textSize, contrast }, globalThis);
  }, [theme, textSize, contrast]);
}
