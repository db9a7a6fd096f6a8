import type { Preferences } from '@/utils/settings/settings';

/** The settings that affect how pages look. */
export type Appearance = Pick<Preferences, 'theme' | 'textSize' | 'contrast'>;

/** Also kept in `localStorage`, which all pages share and which can be read synchronously before the first paint. */
const THEME_KEY = 'look';

const DARK = '(prefers-color-scheme: dark)';
const CONTRAST = '(prefers-contrast: more)';

/**
 * Sets the theme attributes of a page. The theme `system` becomes the system's current one; the contrast is `more` if
 * the person or the system wants it. `assets/tokens.css` depends on these attributes only.
 */
export function applyTheme(
  { theme, textSize, contrast }: Appearance,
  { document, matchMedia }: typeof globalThis,
): void {
  const { dataset, style } = document.documentElement;
  dataset.theme = theme === 'system' ? (matchMedia(DARK).matches ? 'dark' : 'light') : theme;
  dataset.contrast = contrast === 'more' || matchMedia(CONTRAST).matches ? 'more' : 'system';
  dataset.text = textSize;
  // Colors the canvas before any style sheet is loaded.
  style.colorScheme = dataset.theme;
}

/** Calls back when the system's theme or contrast changes. */
export function watchSystem({ matchMedia }: typeof globalThis, onChange: () => void): void {
  for (const query of [DARK, CONTRAST]) matchMedia(query).addEventListener('change', onChange);
}

const SYSTEM_THEME: Appearance = { theme: 'system', textSize: 'normal', contrast: 'system' };

/** The saved theme; the system's if it cannot be read. */
export function storedTheme(storage: Pick<Storage, 'getItem'>): Appearance {
  try {
    return { ...SYSTEM_THEME, ...(JSON.parse(storage.getItem(THEME_KEY) ?? '{}') as Partial<Appearance>) };
  } catch {
    return SYSTEM_THEME;
  }
}

export function storeTheme({ theme, textSize, contrast }: Appearance, storage: Pick<Storage, 'setItem'>): void {
  try {
    storage.setItem(THEME_KEY, JSON.stringify({ theme, textSize, contrast }));
  } catch {
    // Without it the next page follows the system until its settings are loaded.
  }
}
