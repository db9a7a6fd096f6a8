import type { Preferences } from '@/utils/settings/settings';

/** How the pages look. */
export type Theme = Pick<Preferences, 'theme' | 'textSize' | 'contrast'>;

/** Kept in `localStorage` too, which all pages share and which alone can be read before the first paint. */
export const THEME_KEY = 'look';

const DARK = '(prefers-color-scheme: dark)';
const CONTRAST = '(prefers-contrast: more)';

/** Dresses a page: what is left to the system follows it. `assets/tokens.css` knows these attributes and nothing else. */
export function applyTheme({ theme, textSize, contrast }: Theme, { document, matchMedia }: typeof globalThis): void {
  const { dataset, style } = document.documentElement;
  dataset.theme = theme === 'system' ? (matchMedia(DARK).matches ? 'dark' : 'light') : theme;
  dataset.contrast = contrast === 'more' || matchMedia(CONTRAST).matches ? 'more' : 'system';
  dataset.text = textSize;
  // The canvas, before any style sheet is there.
  style.colorScheme = dataset.theme;
}

/** Calls back when the system changes its mind. */
export function watchSystem({ matchMedia }: typeof globalThis, onChange: () => void): void {
  for (const query of [DARK, CONTRAST]) matchMedia(query).addEventListener('change', onChange);
}

const PLAIN: Theme = { theme: 'system', textSize: 'normal', contrast: 'system' };

/** The look that was kept last; what cannot be read is the system's. */
export function storedTheme(storage: Pick<Storage, 'getItem'>): Theme {
  try {
    return { ...PLAIN, ...(JSON.parse(storage.getItem(THEME_KEY) ?? '{}') as Partial<Theme>) };
  } catch {
    return PLAIN;
  }
}

export function storeTheme({ theme, textSize, contrast }: Theme, storage: Pick<Storage, 'setItem'>): void {
  try {
    storage.setItem(THEME_KEY, JSON.stringify({ theme, textSize, contrast }));
  } catch {
    // Without it the next page is the system's until it has read its settings.
  }
}
