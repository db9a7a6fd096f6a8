import { useEffect } from 'preact/hooks';
import { applyTheme, storeTheme, type Theme } from '@/components/page/theme';

/** Applies the theme and stores it for the next page's first paint. */
export function useTheme(look: Theme | null): void {
  const { theme, textSize, contrast } = look ?? {};
  useEffect(() => {
    if (!theme || !textSize || !contrast) return;
    storeTheme({ theme, textSize, contrast }, localStorage);
    applyTheme({ theme, textSize, contrast }, globalThis);
  }, [theme, textSize, contrast]);
}
