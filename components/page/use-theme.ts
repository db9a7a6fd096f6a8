import { useEffect } from 'preact/hooks';
import { keepLook, type Look, wear } from '@/components/page/theme';

/** Dresses the page as the settings say, and lets the next one know before it has read them. */
export function useLook(look: Look | null): void {
  const { theme, textSize, contrast } = look ?? {};
  useEffect(() => {
    if (!theme || !textSize || !contrast) return;
    keepLook({ theme, textSize, contrast }, localStorage);
    wear({ theme, textSize, contrast }, globalThis);
  }, [theme, textSize, contrast]);
}
