import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { firefox as playwright } from 'playwright-core';
import { type Relay, relayBidi } from './bidi-relay';
import type { Launched } from './browser';
import { extensionPages } from './extension-pages';
import { FIREFOX_ID, insideFirefox, OURS } from './firefox';
import { type FirefoxProcess, startFirefox } from './firefox-process';
import { inlineScripts } from './inline-scripts';
import { connectMarionette, type Marionette } from './marionette';
import { newerCommands } from './newer-commands';
import { until } from './until';

export interface FirefoxOptions {
  /** The browser's program. */
  executable: string;
  /** Folder of the built extension. */
  extension: string;
  headless: boolean;
  colorScheme?: 'light' | 'dark';
  viewport?: { width: number; height: number } | null;
  /** Settings of the browser, as in about:config. */
  preferences?: Record<string, string | number | boolean>;
}

/**
 * The program that Playwright starts in place of Firefox, which is running by then. It prints the relay's address in
 * the form that Firefox uses, and ends when Firefox ends.
 */
const STAND_IN = `
  console.error('WebDriver BiDi listening on ' + process.env.RELAY);
  setInterval(() => { try { process.kill(Number(process.env.FIREFOX), 0); } catch { process.exit(0); } }, 50);
`;

/** Starts a released Firefox and installs the built extension in it, for as long as this Firefox runs. */
export async function launchFirefox(options: FirefoxOptions): Promise<Launched> {
  const { executable, headless, colorScheme = 'light', preferences = {} } = options;
  const profile = mkdtempSync(path.join(tmpdir(), 'lookout-firefox-'));
  const remove = () => rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  let running: FirefoxProcess;
  try {
    running = await startFirefox({ executable, profile, headless, colorScheme, preferences });
  } catch (error) {
    remove();
    throw error;
  }
  const kill = async () => {
    running.child.kill('SIGKILL');
    await running.gone;
  };
  try {
    const marionette = await connectMarionette(profile);
    const changes = { ...newerCommands(marionette), ...extensionPages(), onCommand: inlineScripts };
    const relay = await relayBidi(marionette.session.capabilities.webSocketUrl, changes);
    return await connect(options, running, relay, marionette, profile, async () => {
      const force = setTimeout(() => running.child.kill('SIGKILL'), 5000);
      // It ends before it answers.
      relay.send('browser.close').catch(() => {});
      await running.gone;
      clearTimeout(force);
      relay.close();
      marionette.close();
      remove();
    });
  } catch (error) {
    await kill();
    remove();
    throw error;
  }
}

async function connect(
  options: FirefoxOptions,
  running: FirefoxProcess,
  relay: Relay,
  marionette: Marionette,
  profile: string,
  close: () => Promise<void>,
): Promise<Launched> {
  const context = await playwright.launchPersistentContext('', {
    channel: 'moz-firefox',
    executablePath: process.execPath,
    ignoreDefaultArgs: true,
    args: ['-e', STAND_IN],
    env: { ...process.env, RELAY: relay.url, FIREFOX: String(running.child.pid) },
    viewport: options.viewport ?? null,
    colorScheme: null,
  });
  const firefox = insideFirefox(marionette);
  const install = () =>
    relay.send('webExtension.install', { extensionData: { type: 'path', path: options.extension } });
  await install();
  const state = () => firefox.inside<string>(`${OURS}.backgroundState`);
  return {
    name: 'firefox',
    context,
    id: FIREFOX_ID,
    address: (page) => `moz-extension://${FIREFOX_ID}/${page}`,
    profile,
    firefox,
    background: async () => ({
      isRunning: async () => (await state()) !== 'stopped',
      async stop() {
        await until('the event page to be gone', async () => {
          await firefox.inside(`${OURS}.terminateBackground({ ignoreDevToolsAttached: true }).then(() => null)`);
          return (await state()) === 'stopped';
        });
      },
    }),
    reload: async () => void (await install()),
    close,
    async crash() {
      running.child.kill('SIGKILL');
      await running.gone;
      relay.close();
      marionette.close();
    },
  };
}
