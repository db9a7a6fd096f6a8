import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findFont, TEST_FONTS, type TestFont } from '@/scripts/find-fonts';
import { ensureFonts, fontAdvice } from '@/scripts/install-fonts';

const NOTO = TEST_FONTS.filter(({ family }) => family === 'Noto Sans');

/** Letters of every language in the pictures, and emoji. */
const FONTS: readonly TestFont[] = [
  ...NOTO,
  {
    family: 'DejaVu Sans Mono',
    package: 'fonts-dejavu-core',
    files: /^DejaVuSansMono(-Bold)?\.ttf$/,
    needed: [/^DejaVuSansMono\.ttf$/],
  },
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

/** Noto Sans, except for code. Without hinting, which differs from one FreeType to the next. */
const configOf = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>${path.join(folder, 'files')}</dir>
  <cachedir>${path.join(folder, 'cache')}</cachedir>
  <alias binding="same">
    <family>monospace</family>
    <prefer><family>DejaVu Sans Mono</family></prefer>
  </alias>
  <match target="pattern">
    <edit name="family" mode="append_last">
      <string>Noto Sans</string>
      <string>Noto Sans Arabic</string>
      <string>Noto Sans CJK JP</string>
    </edit>
  </match>
  <match target="font">
    <edit name="antialias" mode="assign"><bool>true</bool></edit>
    <edit name="hinting" mode="assign"><bool>false</bool></edit>
    <edit name="autohint" mode="assign"><bool>false</bool></edit>
    <edit name="rgba" mode="assign"><const>none</const></edit>
  </match>
</fontconfig>
`;

/**
 * Limits the browsers that start from now on to the fonts of the pictures, which it installs where they are missing.
 *
 * @param below an empty folder that outlives the browsers
 * @throws Error that names what to install
 */
export function pinPictureFonts(below: string): void {
  const missing = ensureFonts(FONTS);
  if (missing.length > 0) throw new Error(missing.map(fontAdvice).join('\n'));
  // Other systems do not use fontconfig.
  if (process.platform !== 'linux') return;
  mkdirSync(path.join(below, 'files'), { recursive: true });
  for (const file of FONTS.flatMap((font) => findFont(font) ?? [])) {
    symlinkSync(file, path.join(below, 'files', path.basename(file)));
  }
  const config = path.join(below, 'fonts.conf');
  writeFileSync(config, configOf(below));
  process.env.FONTCONFIG_FILE = config;
}
