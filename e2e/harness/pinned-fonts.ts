import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findFont, wantedFonts } from '@/scripts/find-fonts';
import { fontAdvice } from '@/scripts/install-fonts';

/** A font that browsers of a test can be limited to. */
export interface PinnedFont {
  family: string;
  /** For `FONTCONFIG_FILE`: the browser then knows only this font, whatever the machine has. */
  config: string;
}

const alias = (generic: string, ...families: string[]) => `  <alias binding="same">
    <family>${generic}</family>
    <prefer>${families.map((family) => `<family>${family}</family>`).join('')}</prefer>
  </alias>`;

const configOf = (family: string, folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>${path.join(folder, 'files')}</dir>
  <cachedir>${path.join(folder, 'cache')}</cachedir>
${['sans-serif', 'system-ui', 'serif'].map((generic) => alias(generic, family)).join('\n')}
${alias('monospace', `${family} Mono`, family)}
</fontconfig>
`;

/**
 * Writes a fontconfig file for each wanted font of this machine into a folder, so that layout depends on the font and
 * not on the machine. Empty if browsers do not use fontconfig.
 *
 * @throws Error if `LOOKOUT_FONTS` names a font that is missing
 */
export function pinFonts(below: string): PinnedFont[] {
  if (process.platform !== 'linux') return [];
  return wantedFonts().flatMap((font) => {
    const files = findFont(font);
    if (!files) {
      if (process.env.LOOKOUT_FONTS) throw new Error(fontAdvice(font));
      console.log(`${fontAdvice(font)} Layout is not tested with it.`);
      return [];
    }
    const folder = path.join(below, font.package);
    mkdirSync(path.join(folder, 'files'), { recursive: true });
    for (const file of files) symlinkSync(file, path.join(folder, 'files', path.basename(file)));
    const config = path.join(folder, 'fonts.conf');
    writeFileSync(config, configOf(font.family, folder));
    return [{ family: font.family, config }];
  });
}
