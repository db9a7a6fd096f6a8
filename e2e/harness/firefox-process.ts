import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { FIREFOX_ID, GECKO_ID } from './firefox';

const PREFERENCES = {
  // Any free one, see `marionette`.
  'marionette.port': 0,
  'extensions.webextensions.uuids': JSON.stringify({ [GECKO_ID]: FIREFOX_ID }),
  'app.update.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.update.enabled': false,
  'toolkit.telemetry.enabled': false,
  'intl.locale.requested': 'en-US',
  // Every host but loopback is unreachable: it goes to a proxy that nobody runs.
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': 9,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': 9,
  'network.proxy.no_proxies_on': 'localhost,127.0.0.1,trakt.test',
  // A name that resolves to this machine, but that Firefox does not treat as loopback.
  'network.dns.localDomains': 'trakt.test',
  'network.proxy.allow_hijacking_localhost': false,
  // Without a desktop, system notifications close at once; Firefox's own stay.
  'alerts.useSystemBackend': false,
  // Nothing moves: Playwright cannot ask Firefox for that by itself.
  'ui.prefersReducedMotion': 1,
  // The colors of something chosen, as in Windows' white high-contrast theme: those of a machine without a desktop are
  // pale.
  'ui.highlight': '#37006e',
  'ui.highlighttext': '#ffffff',
  // A mouse, of which a machine without one knows nothing: fine (2), and it hovers (4).
  'ui.primaryPointerCapabilities': 6,
  'ui.allPointerCapabilities': 6,
  'browser.download.always_ask_before_handling_new_types': false,
  'browser.download.panel.shown': true,
  // Nothing that costs time at the start and that no test needs.
  'app.normandy.enabled': false,
  'browser.newtab.preload': false,
  'browser.newtabpage.enabled': false,
  'browser.region.network.url': '',
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.sessionstore.resume_from_crash': false,
  'browser.startup.page': 0,
  'browser.topsites.contile.enabled': false,
  'dom.ipc.processPrelaunch.enabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'media.gmp-manager.updateEnabled': false,
  'nimbus.rollouts.enabled': false,
  'services.settings.server': 'http://127.0.0.1:9/none',
};

/** Where pages save files. */
export const downloadsOf = (profile: string) => path.join(profile, 'downloads');

export interface FirefoxProcess {
  child: ChildProcess;
  /** Where it speaks WebDriver BiDi. */
  address: string;
  /** Resolves when it is gone. */
  gone: Promise<unknown>;
}

export interface FirefoxStart {
  executable: string;
  profile: string;
  headless: boolean;
  colorScheme: 'light' | 'dark';
  /** More settings, as in about:config. */
  preferences?: Record<string, string | number | boolean>;
}

/** Starts Firefox with a profile of its own. */
export async function startFirefox(start: FirefoxStart): Promise<FirefoxProcess> {
  const { executable, profile, headless, colorScheme } = start;
  const downloads = downloadsOf(profile);
  const preferences = {
    ...PREFERENCES,
    // The color scheme that pages see; 0 is dark.
    'layout.css.prefers-color-scheme.content-override': colorScheme === 'dark' ? 0 : 1,
    'browser.download.folderList': 2,
    'browser.download.dir': downloads,
    ...start.preferences,
  };
  mkdirSync(downloads, { recursive: true });
  const lines = Object.entries(preferences).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  writeFileSync(path.join(profile, 'user.js'), lines.join('\n'));
  const child = spawn(
    executable,
    [
      ...(headless ? ['--headless'] : []),
      '--no-remote',
      '--profile',
      profile,
      '--remote-debugging-port=0',
      '--remote-allow-system-access',
      '--marionette',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, HOME: profile } },
  );
  const gone = once(child, 'exit');
  try {
    return { child, address: await addressOf(child), gone };
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const timer = setTimeout(() => reject(new Error(`Firefox did not start:\n${output}`)), 60_000);
    child.once('error', reject);
    child.stderr?.on('data', (data: Buffer) => {
      output += data;
      const [, url] = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(output) ?? [];
      if (!url) return;
      clearTimeout(timer);
      resolve(url);
    });
  });
}
