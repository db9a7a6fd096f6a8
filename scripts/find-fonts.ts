import { type Dirent, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

/** A font for the layout tests. */
export interface TestFont {
  family: string;
  /** Its package in Debian. */
  package: string;
  /** Names of the files that are used. */
  files: RegExp;
  /** Required files: without Latin and Arabic letters there is no layout to test. */
  needed: RegExp[];
}

/**
 * DejaVu Sans is the widest of the common fonts, and often a machine's only one; Noto Sans is common on Linux desktops.
 * Both have the letters of every language that is tested for layout.
 */
export const TEST_FONTS: readonly TestFont[] = [
  {
    family: 'DejaVu Sans',
    package: 'fonts-dejavu-core',
    files: /^DejaVuSans(-Bold|-Oblique|-BoldOblique|Mono|Mono-Bold)?\.ttf$/,
    needed: [/^DejaVuSans\.ttf$/],
  },
  {
    family: 'Noto Sans',
    package: 'fonts-noto-core',
    files: /^NotoSans(Arabic|Math|Symbols|Symbols2)?(-(Regular|Bold|Italic|BoldItalic)|\[.*\])\.(ttf|otf)$/,
    needed: [/^NotoSans(-Regular|\[.*\])\./, /^NotoSansArabic(-Regular|\[.*\])\./],
  },
];

const fontFolders = () => [
  '/usr/share/fonts',
  '/usr/local/share/fonts',
  path.join(homedir(), '.local/share/fonts'),
  path.join(homedir(), '.fonts'),
];

function filesUnder(folder: string): string[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  } catch {
    return [];
  }
  return entries.filter((entry) => !entry.isDirectory()).map((entry) => path.join(entry.parentPath, entry.name));
}

/** The font's files on this machine, the first of each name; null if a required one is missing. */
export function findFont(font: TestFont, folders = fontFolders()): string[] | null {
  const found = new Map<string, string>();
  for (const file of folders.flatMap(filesUnder)) {
    const name = path.basename(file);
    if (font.files.test(name) && !found.has(name)) found.set(name, file);
  }
  const complete = font.needed.every((needed) => [...found.keys()].some((name) => needed.test(name)));
  return complete ? [...found.values()] : null;
}

/**
 * The fonts for the tests: all, or those that `LOOKOUT_FONTS` names, separated by commas.
 *
 * @throws Error if it names an unknown font
 */
export function wantedFonts(names = process.env.LOOKOUT_FONTS): readonly TestFont[] {
  if (!names) return TEST_FONTS;
  return names.split(',').map((name) => {
    const font = TEST_FONTS.find(({ family }) => family === name.trim());
    if (font) return font;
    throw new Error(
      `LOOKOUT_FONTS names "${name.trim()}"; known: ${TEST_FONTS.map(({ family }) => family).join(', ')}`,
    );
  });
}
