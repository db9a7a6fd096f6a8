import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Bidi, connectBidi } from './bidi';
import { type PopupSize, toolbarPopup } from './firefox-popup';

/** Set by a preference; otherwise Firefox chooses another one for each profile. */
const UUID = '2f0a5c7e-93d1-4b7a-8f6b-1d0e5a6c9b31';
const GECKO_ID = 'lookout-for-trakt@lookout.invalid';

const PREFERENCES = {
  'extensions.webextensions.uuids': JSON.stringify({ [GECKO_ID]: UUID }),
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
};

/** A page of the extension in Firefox. */
interface FirefoxPage {
  /** Evaluates an expression in the page, awaits it, and returns its value as plain JSON. */
  run<T>(expression: string): Promise<T>;
}

export interface FirefoxWithExtension {
  open(page: string): Promise<FirefoxPage>;
  /** Really ends the extension's event page, as Firefox does after 30 idle seconds. */
  endBackground(): Promise<void>;
  /** Clicks a notification as a person would, without a desktop: sends what the system would send to Firefox. */
  clickNotification(id: string): Promise<void>;
  /** Grants or revokes access to these addresses (match patterns), as in the browser's own dialog. */
  grant(origins: string[]): Promise<void>;
  /**
   * Presses the toolbar button. Returns the button's area of the window and the sizes of its popup, see `firefox-
   * popup`.
   */
  pressButton(): Promise<{ area: string | null; sizes: PopupSize[] }>;
  /** Addresses of all tabs. */
  tabs(): Promise<string[]>;
  close(): Promise<void>;
}

/** Launches Firefox headless with a new profile, and installs the built extension temporarily. */
export async function launchFirefox(executable: string, extension: string): Promise<FirefoxWithExtension> {
  const profile = mkdtempSync(path.join(tmpdir(), 'lookout-firefox-'));
  const lines = Object.entries(PREFERENCES).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  writeFileSync(path.join(profile, 'user.js'), lines.join('\n'));
  const child = spawn(
    executable,
    ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port=0', '--remote-allow-system-access'],
    { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, MOZ_HEADLESS: '1', HOME: profile } },
  );
  let bidi: Bidi | null = null;
  const close = async () => {
    const gone = child.exitCode === null ? once(child, 'exit') : null;
    const force = setTimeout(() => child.kill('SIGKILL'), 5000);
    // It exits before it answers.
    bidi?.send('browser.close').catch(() => {});
    if (!bidi) child.kill('SIGKILL');
    await gone;
    clearTimeout(force);
    bidi?.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    bidi = await connectBidi(await addressOf(child));
    const { send } = bidi;
    await send('session.new', { capabilities: {} });
    await send('webExtension.install', { extensionData: { type: 'path', path: extension } });
    const inside = async <T>(expression: string): Promise<T> => {
      const { contexts } = await send('browsingContext.getTree', { 'moz:scope': 'chrome' });
      return evaluate(send, (contexts as { context: string }[])[0]?.context ?? '', expression);
    };
    const ours = `WebExtensionPolicy.getByID(${JSON.stringify(GECKO_ID)}).extension`;
    return {
      async endBackground() {
        const state = await inside<string>(
          `(async () => { await ${ours}.terminateBackground({ ignoreDevToolsAttached: true }); return ${ours}.backgroundState; })()`,
        );
        if (state !== 'stopped') throw new Error(`The event page is ${state}`);
      },
      async clickNotification(id) {
        const api = `${ours}.apiManager.getAPI('notifications', ${ours}, 'addon_parent')`;
        const click = `observe(null, 'alertclickcallback', ${JSON.stringify(id)})`;
        await inside(`${api}.notificationsMap.get(${JSON.stringify(id)}).${click} ?? null`);
      },
      async grant(origins) {
        const wanted = JSON.stringify({ permissions: [], origins });
        await inside(`(async () => {
          const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
          await ExtensionPermissions.add(${JSON.stringify(GECKO_ID)}, ${wanted}, ${ours});
          return null;
        })()`);
      },
      pressButton: () => inside(toolbarPopup(ours, 1500)),
      tabs: () =>
        inside(`[...Services.wm.getEnumerator('navigator:browser')]
          .flatMap(({ gBrowser }) => [...gBrowser.tabs].map(({ linkedBrowser }) => linkedBrowser.currentURI.spec))`),
      async open(page) {
        const { context } = await send('browsingContext.create', { type: 'tab' });
        await send('browsingContext.navigate', { context, url: `moz-extension://${UUID}/${page}`, wait: 'complete' });
        return { run: (expression) => evaluate(send, String(context), expression) };
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function evaluate<T>(send: Bidi['send'], context: string, expression: string): Promise<T> {
  const answer = await send('script.evaluate', {
    expression: `(async () => JSON.stringify({ value: await (${expression}) }))()`,
    target: { context },
    awaitPromise: true,
  });
  if (answer.type === 'exception') {
    throw new Error(String((answer.exceptionDetails as { text: string }).text));
  }
  return (JSON.parse((answer.result as { value: string }).value) as { value: T }).value;
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const timer = setTimeout(() => reject(new Error(`Firefox did not start:\n${output}`)), 30_000);
    child.stderr?.on('data', (data: Buffer) => {
      output += data;
      const [, url] = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(output) ?? [];
      if (!url) return;
      clearTimeout(timer);
      resolve(url);
    });
  });
}
