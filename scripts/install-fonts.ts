import { findFont, type TestFont, wantedFonts } from './find-fonts';
import { installPackages } from './install-packages';

/** Installs missing fonts of the layout tests where no question has to be asked. */
export function ensureFonts(): void {
  // On other systems, browsers use the system's fonts only.
  if (process.platform !== 'linux') return;
  const missing = wantedFonts().filter((font) => !findFont(font));
  if (missing.length > 0) installPackages(missing.map((font) => font.package));
}

export const fontAdvice = (font: TestFont) =>
  `The font ${font.family} is not installed (Debian: apt-get install ${font.package}).`;
