import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '@/e2e/harness/free-port';
import { type Lookout, openLookout } from '@/e2e/harness/lookout';
import { checkNow, firstCheck, rows, unreadRows } from '@/e2e/harness/steps';
import { createSandbox, type Sandbox } from '@/sandbox/app';
import { createCast } from '@/sandbox/cast/cast';
import { serveSandbox } from '@/sandbox/serve';
import { buildExtension } from './build-extension';
import { setUpPeople } from './demo/set-up-people';
import { ensureBrowser } from './install-browser';

/** `npm run screenshots`: the README's pictures, from the sandbox through a real check, in light and in dark. */
const FOLDER = path.resolve(import.meta.dirname, '..', 'docs/screenshots');
const SECTIONS = ['sources', 'filters', 'account', 'data', 'health'];
const OPTIONS = { width: 1180, height: 780 };
const MINUTE = 60_000;

/** A quiet evening among friends. */
function evening({ control }: Sandbox): void {
  const severance = { show: 'severance', season: 2 };
  control.event({ user: 'ben', action: 'watchlist', movie: 'past-lives-2023', agoMs: 55 * MINUTE });
  control.event({ user: 'anouk', action: 'rating', movie: 'parasite-2019', rating: 9, agoMs: 41 * MINUTE });
  for (const episode of [5, 6, 7]) {
    control.event({ user: 'mia', action: 'scrobble', ...severance, episode, agoMs: (80 - episode * 10) * MINUTE });
  }
  const text = 'The last ten minutes. I had to sit down, and I was sitting.';
  control.event({ user: 'jon-o', action: 'comment', show: 'dark', season: 1, episode: 3, text });
  control.event({ user: 'ben', action: 'watching', show: 'the-bear', season: 2, episode: 4 });
}

async function take(lookout: Lookout, sandbox: Sandbox, scheme: 'light' | 'dark'): Promise<void> {
  const first = await lookout.openOptions();
  await setUpPeople(first, ['mia', 'ben', 'anouk', 'jon-o', 'zofia']);
  await firstCheck(lookout);
  evening(sandbox);
  const popup = await lookout.openPopup();
  await rows(popup).first().waitFor();
  await checkNow(popup);
  await unreadRows(popup).nth(2).waitFor();
  await popup.close();
  const calm = await lookout.openPopup();
  await rows(calm).first().waitFor();
  await calm
    .locator('footer')
    .getByText(/Checked /)
    .first()
    .waitFor();
  await calm.screenshot({ path: path.join(FOLDER, `popup-${scheme}.png`) });
  for (const section of SECTIONS) {
    const page = await lookout.openOptions(section);
    await page.setViewportSize(OPTIONS);
    await page.getByRole('heading', { level: 1 }).waitFor();
    if (section === 'health') await page.locator('#diagnostics').getByText('version').waitFor();
    await page.screenshot({ path: path.join(FOLDER, `options-${section}-${scheme}.png`) });
    await page.close();
  }
}

async function main(): Promise<void> {
  const executable = ensureBrowser();
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const outDir = mkdtempSync(path.join(tmpdir(), 'lookout-screenshots-'));
  const env = { WXT_TRAKT_API_ORIGIN: origin, WXT_TRAKT_AUTH_ORIGIN: origin };
  try {
    const extension = await buildExtension({ outDir, env });
    mkdirSync(FOLDER, { recursive: true });
    for (const colorScheme of ['light', 'dark'] as const) {
      const sandbox = createSandbox({ world: createCast({ now: Date.now() }), now: Date.now });
      const { close } = await serveSandbox(sandbox, port);
      const look = { executable, extension, origin, colorScheme, viewport: OPTIONS, scale: 1.5 } as const;
      const lookout = await openLookout({ ...look, headless: true, protocol: 'v2', loopbackOnly: true });
      try {
        await take(lookout, sandbox, colorScheme);
      } finally {
        await lookout.close();
        await close();
      }
    }
    console.log(`Taken: ${FOLDER}`);
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
