import { findFont, type TestFont, wantedFonts } from './find-fonts';
import { installPackages } from './install-packages';

/** Installs the fonts that the tests lay pages out with, where they are missing and that can be done unasked. */
export function ensureFonts(): void {
  // Elsewhere browsers have the system's fonts and take no others.
  if (process.platform !== 'linux') return;
  const missing = wantedFonts().filter((font) => !findFont(font));
  if (missing.length > 0) installPackages(missing.map((font) => font.package));
}

export const fontAdvice = (font: TestFont) =>
  `The font ${font.family} is not installed (Debian: apt-get install ${font.package}).`;
