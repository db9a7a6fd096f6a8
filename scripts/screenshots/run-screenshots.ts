import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { compareGallery } from './compare/compare-gallery';
import { withDecoder } from './compare/decode';
import { FIREFOX_FILES } from './firefox-popup';
import { fileName, galleryDocument, planned } from './gallery-document';
import { pinPictureFonts } from './picture-fonts';
import { EMPTY_SCENES, EVENING_SCENES, OFFLINE_SCENES } from './scenes';
import { STORY_SCENES } from './story-scenes';
import { takePictures } from './take-pictures';
import { variants } from './variants';

const ROOT = path.resolve(import.meta.dirname, '..', '..');
const GALLERY = path.join(ROOT, 'docs', 'screenshots');
const DOCUMENT = path.join(ROOT, 'docs', 'gallery.md');
const DIFFERENCES = path.join(ROOT, 'screenshots', 'differences');

/** File names of the gallery, by what one asks for: the id of a variant, `stories`, `firefox`. */
function partsOfGallery(): Map<string, readonly string[]> {
  const all = variants();
  const scenes = [...EMPTY_SCENES, ...EVENING_SCENES, ...OFFLINE_SCENES];
  const names = (shots: ReturnType<typeof planned>) => shots.map(fileName);
  return new Map([
    ...all.map((variant) => [variant.id, names(planned(scenes, [], [variant]))] as const),
    ['stories', names(planned([], STORY_SCENES, all))],
    ['firefox', FIREFOX_FILES],
  ]);
}

const galleryText = () =>
  galleryDocument(planned([...EMPTY_SCENES, ...EVENING_SCENES, ...OFFLINE_SCENES], STORY_SCENES, variants()));

/** @throws Error that names the known parts */
function wantedParts(asked: readonly string[], known: readonly string[]): readonly string[] {
  const unknown = asked.find((part) => !known.includes(part));
  if (unknown) throw new Error(`There are no pictures "${unknown}"; known: ${known.join(', ')}`);
  return asked.length === 0 ? known : asked;
}

/** Returns the exit code. */
export async function runScreenshots(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    options: { compare: { type: 'boolean' } },
    allowPositionals: true,
  });
  const parts = partsOfGallery();
  const wanted = wantedParts(positionals, [...parts.keys()]);
  const temporary = mkdtempSync(path.join(tmpdir(), 'lookout-gallery-'));
  const taken = values.compare ? path.join(temporary, 'taken') : GALLERY;
  try {
    pinPictureFonts(path.join(temporary, 'fonts'));
    if (!values.compare && positionals.length === 0) rmSync(GALLERY, { recursive: true, force: true });
    const count = await takePictures(taken, (part) => wanted.includes(part));
    console.log(`Taken: ${count} pictures in ${taken}`);
    if (!values.compare) {
      writeFileSync(DOCUMENT, galleryText());
      return 0;
    }
    const files = {
      wanted: wanted.flatMap((part) => parts.get(part) ?? []),
      all: [...parts.values()].flat(),
    };
    const problems = await withDecoder((decode) =>
      compareGallery({ gallery: GALLERY, taken, differences: DIFFERENCES, ...files }, decode),
    );
    if (readFileSync(DOCUMENT, 'utf8') !== galleryText()) problems.push('docs/gallery.md: names other pictures.');
    for (const problem of problems) console.error(problem);
    console.log(
      problems.length === 0
        ? 'All are as in the repository.'
        : `Look at ${DIFFERENCES}. If the change is meant: npm run screenshots -- ${wanted.join(' ')}`,
    );
    return problems.length === 0 ? 0 : 1;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}
