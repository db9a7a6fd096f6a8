import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type CDPSession, chromium } from 'playwright-core';
import type { Launched } from './browser';
import { createWorkerControl } from './worker';

export interface LaunchOptions {
  /** Path of the browser's program. */
  executable: string;
  /** Folder of the built extension. */
  extension: string;
  headless: boolean;
  colorScheme?: 'light' | 'dark';
  /** CSS pixels; null: pages are as large as the window. */
  viewport?: { width: number; height: number } | null;
  /** A fontconfig file, see `pinned-fonts`; left out: the one in the environment. */
  fonts?: string;
  /** Device pixels per CSS pixel. */
  scale?: number;
  /** True: the browser logs its errors to `chrome_debug.log` in its profile, from its start on. */
  log?: boolean;
  /** Id of an extension with notifications that the person has switched off in the browser. */
  mutedExtension?: string;
  /** True: only 127.0.0.1 can be resolved. */
  loopbackOnly?: boolean;
  /** A profile with the extension already installed, see `packed`: nothing is loaded, and the profile is kept. */
  packed?: { id: string; profile: string };
  /** Folder of an existing profile, which is kept; left out: a new one, deleted when the browser closes. */
  profile?: string;
  /** False: the caller handles Ctrl-C and must then close the browser. */
  handleSignals?: boolean;
}

export interface LaunchedChromium extends Launched {
  /** Speaks to the browser itself. */
  browser: CDPSession;
}

const FLAGS = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--lang=en-US',
  // Chrome and Edge ignore --load-extension since version 137; over the debugging pipe they all load unpacked
  // extensions.
  '--enable-unsafe-extension-debugging',
];

/** Chromium refuses to run as root inside its own sandbox. */
export const asRoot = () => (process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : []);

/** Launches the browser and loads the built extension. */
export async function launchChromium(options: LaunchOptions): Promise<LaunchedChromium> {
  const { packed } = options;
  const kept = packed?.profile ?? options.profile;
  const profile = kept ?? mkdtempSync(path.join(tmpdir(), 'lookout-chromium-'));
  if (options.mutedExtension) muteExtension(profile, options.mutedExtension);
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: options.executable,
    headless: options.headless,
    args: [
      ...FLAGS,
      ...asRoot(),
      ...(options.log ? ['--enable-logging', `--log-file=${path.join(profile, 'chrome_debug.log')}`] : []),
      ...(options.loopbackOnly ? ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'] : []),
    ],
    // The second flag would also block extensions installed from a file.
    ignoreDefaultArgs: ['--disable-extensions', ...(packed ? ['--disable-default-apps'] : [])],
    viewport: options.viewport ?? null,
    ...(options.fonts ? { env: { ...process.env, FONTCONFIG_FILE: options.fonts } } : {}),
    handleSIGINT: options.handleSignals ?? true,
    handleSIGTERM: options.handleSignals ?? true,
    handleSIGHUP: options.handleSignals ?? true,
    ...(options.viewport && options.scale ? { deviceScaleFactor: options.scale } : {}),
    ...(options.colorScheme ? { colorScheme: options.colorScheme } : {}),
    acceptDownloads: true,
  });
  const close = async () => {
    await context.close();
    if (!kept) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    // esbuild wraps named functions in this helper, which functions evaluated in a page would not find there.
    await context.addInitScript({ content: 'globalThis.__name ??= (fn) => fn;' });
    const browser = await context.browser()?.newBrowserCDPSession();
    if (!browser) throw new Error('The browser gives no debugging session');
    const { id } = packed ?? (await loadUnpacked(browser, options.extension));
    const crash = async () => {
      const { processInfo } = await browser.send('SystemInfo.getProcessInfo');
      const gone = new Promise<void>((resolve) => context.once('close', () => resolve()));
      process.kill(processInfo.find(({ type }) => type === 'browser')?.id ?? 0, 'SIGKILL');
      await gone;
    };
    return {
      name: 'chromium',
      context,
      browser,
      id,
      profile,
      firefox: null,
      address: (page) => `chrome-extension://${id}/${page}`,
      background: (driver) => createWorkerControl(browser, driver, id),
      reload: async () => void (await loadUnpacked(browser, options.extension)),
      close,
      crash,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Loads or reloads an extension. The command is newer than Playwright's protocol types. */
export async function loadUnpacked(browser: CDPSession, folder: string): Promise<{ id: string }> {
  const send = browser.send.bind(browser) as (method: string, params: object) => Promise<unknown>;
  return (await send('Extensions.loadUnpacked', { path: folder })) as { id: string };
}

/** Switches its notifications off in Chromium's preferences, where the person's choice is stored. */
function muteExtension(profile: string, id: string): void {
  mkdirSync(path.join(profile, 'Default'), { recursive: true });
  const preferences = { message_center: { disabled_extension_ids: [id] } };
  writeFileSync(path.join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
}
