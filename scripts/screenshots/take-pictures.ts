import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openLookout } from '@/e2e/harness/lookout';
import { speakingBuild } from '@/e2e/harness/speaking-build';
import { createSandbox } from '@/sandbox/app';
import { createCast } from '@/sandbox/cast/cast';
import { serveSandbox } from '@/sandbox/serve';
import { buildExtension } from '@/scripts/build-extension';
import { ensureBrowser, ensureFirefox } from '@/scripts/install-browser';
import { shownMessages } from '@/scripts/languages/locale-files';
import { PEOPLE } from './add-people';
import { takeFirefoxPopups } from './firefox-popup';
import { liveEvening } from './live-evening';
import { photograph } from './photograph';
import { MOMENT, type PictureClock, startPictureClock } from './picture-clock';
import { EMPTY_SCENES, EVENING_SCENES, OFFLINE_SCENES } from './scenes';
import { stillBuild } from './still-build';
import { takeStories } from './story-pictures';
import { OPTIONS, takeScenes } from './take-scenes';
import { type Variant, variants } from './variants';

/** Always the same: pages show the server's address. */
const PORT = 18_787;
const ORIGIN = `http://127.0.0.1:${PORT}`;
const ENV = { WXT_TRAKT_API_ORIGIN: ORIGIN, WXT_TRAKT_AUTH_ORIGIN: ORIGIN };

interface Build {
  executable: string;
  /** Folder of the build. */
  extension: string;
  /** Where the pictures go. */
  folder: string;
}

/** Takes the pictures of these variants, `stories` or `firefox` into a folder. Returns how many. */
export async function takePictures(folder: string, isWanted: (part: string) => boolean): Promise<number> {
  const outDir = mkdtempSync(path.join(tmpdir(), 'lookout-screenshots-'));
  mkdirSync(folder, { recursive: true });
  const all = variants().filter(({ id }) => isWanted(id));
  let count = 0;
  try {
    if (all.length > 0 || isWanted('stories')) {
      const extension = await buildExtension({ outDir, env: ENV });
      const build = { executable: ensureBrowser(), extension, folder };
      for (const variant of all) {
        count += await inStill(variant.id, build, (still, clock) => takeVariant(still, clock, variant));
      }
      if (isWanted('stories')) count += await inStill('stories', build, takeStoryPictures);
    }
    if (isWanted('firefox')) {
      const extension = await buildExtension({ outDir, browser: 'firefox', env: ENV });
      const build = { executable: ensureFirefox(), extension, folder };
      count += await inStill('firefox', build, (still, { now }) =>
        takeFirefoxPopups({ ...still, port: PORT, people: PEOPLE, now }),
      );
    }
    return count;
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}

/** Takes pictures of a copy of the build, which starts at the pictures' moment. */
async function inStill(
  part: string,
  build: Build,
  take: (still: Build, clock: PictureClock) => Promise<number>,
): Promise<number> {
  const start = performance.now();
  const clock = startPictureClock();
  const { folder: extension, remove } = stillBuild(build.extension, clock.script);
  try {
    const count = await take({ ...build, extension }, clock);
    console.log(`${part}: ${count} pictures in ${Math.round((performance.now() - start) / 1000)} s`);
    return count;
  } finally {
    remove();
  }
}

async function takeVariant(
  { executable, extension, folder }: Build,
  { now }: PictureClock,
  variant: Variant,
): Promise<number> {
  const sandbox = createSandbox({ world: createCast({ now: MOMENT }), now });
  const { close } = await serveSandbox(sandbox, PORT);
  const copy = variant.language ? speakingBuild(extension, shownMessages(variant.language)) : null;
  const { colorScheme, zoom: scale = 1 } = variant;
  const look = { executable, origin: ORIGIN, colorScheme, viewport: OPTIONS, scale } as const;
  const lookout = await openLookout({
    ...look,
    extension: copy?.folder ?? extension,
    headless: true,
    protocol: 'v2',
    loopbackOnly: true,
  });
  const stage = { lookout, sandbox, variant, folder };
  try {
    const before = await takeScenes(stage, EMPTY_SCENES);
    await liveEvening(lookout, sandbox);
    const evening = await takeScenes(stage, EVENING_SCENES);
    await close();
    return before + evening + (await takeScenes(stage, OFFLINE_SCENES));
  } finally {
    await lookout.close();
    await close();
    copy?.remove();
  }
}

async function takeStoryPictures({ executable, extension, folder }: Build): Promise<number> {
  const [variant] = variants();
  if (!variant) return 0;
  return takeStories({
    executable,
    extension,
    photograph: (page, scene, size) => photograph(page, { scene, variant }, size, folder),
  });
}
