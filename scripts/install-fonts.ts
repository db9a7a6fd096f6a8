import { findFont, type TestFont, wantedFonts } from './find-fonts';
import { installPackages } from './install-packages';

/**
 * Installs missing fonts where no question has to be asked; left out: those of the layout tests.
 *
 * @returns the fonts that are still missing
 */
export function ensureFonts(fonts: readonly TestFont[] = wantedFonts()): readonly TestFont[] {
  // On other systems, browsers use the system's fonts only.
  if (process.platform !== 'linux') return [];
  const missing = fonts.filter((font) => !findFont(font));
  if (missing.length > 0) installPackages(missing.map((font) => font.package));
  return missing.filter((font) => !findFont(font));
}

export const fontAdvice = (font: TestFont) =>
  `The font ${font.family} is not installed (Debian: apt-get install ${font.package}).`;
