import { useEffect } from 'preact/hooks';
import { type Appearance, applyTheme, storeTheme } from '@/components/page/theme';

/** Applies the theme and stores it for the next page's first paint. */
export function useTheme(look: Appearance | null): void {
  const { theme, textSize, contrast } = look ?? {};
  useEffect(() => {
    if (!theme || !textSize || !contrast) return;
    storeTheme({ theme, textSize, contrast }, localStorage);
    applyTheme({ theme, textSize, contrast }, globalThis);
  }, [theme, textSize, contrast]);
}
