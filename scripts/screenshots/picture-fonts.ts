import { TEST_FONTS, type TestFont } from '@/scripts/find-fonts';
import { ensureFonts, fontAdvice } from '@/scripts/install-fonts';

/** Letters of every language in the pictures, and emoji. */
const FONTS: readonly TestFont[] = [
  ...TEST_FONTS,
  {
    family: 'Noto Sans CJK',
    package: 'fonts-noto-cjk',
    files: /^NotoSansCJK-(Regular|Bold)\.ttc$/,
    needed: [/^NotoSansCJK-Regular\.ttc$/],
  },
  {
    family: 'Noto Color Emoji',
    package: 'fonts-noto-color-emoji',
    files: /^NotoColorEmoji\.ttf$/,
    needed: [/^NotoColorEmoji\.ttf$/],
  },
];

/**
 * Installs the fonts without which a picture would have empty boxes instead of letters.
 *
 * @throws Error that names what to install
 */
export function ensurePictureFonts(): void {
  const missing = ensureFonts(FONTS);
  if (missing.length > 0) throw new Error(missing.map(fontAdvice).join('\n'));
}
