import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { type BrowserContext, chromium } from 'playwright-core';
import { ensureBrowser } from '@/scripts/install-browser';
import { PLAIN_WORDS, UNITS, wordsIn } from '@/scripts/languages/plain-words';
import { buildStories, STORIES_DIR } from './build.ts';
import { act, fill, settled, sizeOf, worldOf } from './play.ts';
import { STORIES } from './stories.ts';

/*
 * Draws every state of the pages without a Trakt: `npx tsx scripts/stories/run.ts [parts of names] [--dark] [--zoom]
 * [--rtl] [--locale=ar]`. Pictures go to screenshots/stories; axe's violations are printed. `--locale=pseudo` draws a
 * made-up language and also prints words that come from no message.
 */
const args = process.argv.slice(2);
const wanted = args.filter((arg) => !arg.startsWith('--'));
const schemes = args.includes('--dark')
  ? (['dark'] as const)
  : args.includes('--light')
    ? (['light'] as const)
    : (['light', 'dark'] as const);
const locale = args.find((arg) => arg.startsWith('--locale='))?.slice('--locale='.length) ?? 'en';
const OUT = locale === 'en' ? 'screenshots/stories' : `screenshots/stories/${locale}`;
const axe = await readFile('node_modules/axe-core/axe.min.js', 'utf8');

async function open(folder: string): Promise<{ context: BrowserContext; base: string; close: () => Promise<void> }> {
  const profile = await mkdtemp(`${tmpdir()}/stories-`);
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: ensureBrowser(),
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--lang=en-GB',
      `--disable-extensions-except=${process.cwd()}/${folder}`,
      `--load-extension=${process.cwd()}/${folder}`,
    ],
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const close = async () => {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  };
  return { context, base: `chrome-extension://${new URL(worker.url()).host}`, close };
}

const isWanted = (name: string) => wanted.length === 0 || wanted.some((part) => name.includes(part));

let serious = 0;
await mkdir(OUT, { recursive: true });
for (const protocol of ['v2', 'v1'] as const) {
  const stories = STORIES.filter((story) => (story.protocol ?? 'v2') === protocol && isWanted(story.name));
  if (stories.length === 0) continue;
  const { context, base, close } = await open(await buildStories(protocol, locale));
  for (const story of stories) {
    const filler = await context.newPage();
    await filler.goto(`${base}/manifest.json`);
    const world = worldOf(story);
    await fill(filler, world);
    await filler.close();
    for (const scheme of schemes) {
      const page = await context.newPage();
      page.on('pageerror', (error) => console.log(`${story.name}: ${error}`));
      page.on('console', (message) => message.type() === 'error' && console.log(`${story.name}: ${message.text()}`));
      const whole = story.page.startsWith('options.html');
      await page.setViewportSize(sizeOf(story, args.includes('--zoom') ? 2 : 1));
      await page.emulateMedia({
        colorScheme: scheme,
        reducedMotion: 'reduce',
        forcedColors: args.includes('--forced') ? 'active' : 'none',
      });
      await page.goto(`${base}/${story.page}`);
      if (args.includes('--rtl')) await page.evaluate(`document.documentElement.dir = 'rtl'`);
      await settled(page);
      await act(page, story.act);
      await page.screenshot({ path: `${OUT}/${story.name}-${scheme}.png`, fullPage: whole });
      await page.evaluate(axe);
      const found = (await page.evaluate(
        `axe.run().then(({ violations }) => violations.map(({ id, impact, nodes }) => id + ' (' + impact + '): ' + nodes.map((n) => n.target.join(' ') + ' ' + (n.any[0]?.message ?? n.all[0]?.message ?? '')).slice(0, 3).join(' | ')))`,
      )) as string[];
      for (const line of found) console.log(`axe ${story.name} ${scheme}: ${line}`);
      serious += found.length;
      if (locale === 'pseudo') {
        const words = wordsIn(story, world, `${base} version origin`).concat(UNITS);
        const left = (await page.evaluate(`(${PLAIN_WORDS})(${JSON.stringify(words)})`)) as string[];
        for (const word of left) console.log(`literal ${story.name}: ${word}`);
        serious += left.length;
      }
      await page.close();
    }
  }
  await close();
}
await rm(STORIES_DIR, { recursive: true, force: true });
console.log(`${serious} findings`);
process.exitCode = serious > 0 ? 1 : 0;
