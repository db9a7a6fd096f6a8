import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

/** Where to look for browsers; tests pass their own values. */
export interface Machine {
  platform: NodeJS.Platform;
  env: Record<string, string | undefined>;
  home: string;
  exists(file: string): boolean;
}

const thisMachine = (): Machine => ({
  platform: process.platform,
  env: process.env,
  home: homedir(),
  exists: existsSync,
});

/** Plain Chromium first: a policy may forbid unpacked extensions in the branded ones. */
const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
const MAC_APPS = ['Chromium', 'Google Chrome', 'Microsoft Edge', 'Brave Browser'];
const WINDOWS_PROGRAMS = [
  'Chromium\\Application\\chrome.exe',
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

function candidates({ platform, env, home }: Machine): string[] {
  if (platform === 'darwin') {
    return MAC_APPS.flatMap((app) =>
      ['/Applications', `${home}/Applications`].map((folder) => `${folder}/${app}.app/Contents/MacOS/${app}`),
    );
  }
  if (platform === 'win32') {
    const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(
      (folder) => folder !== undefined,
    );
    return WINDOWS_PROGRAMS.flatMap((program) => folders.map((folder) => path.win32.join(folder, program)));
  }
  return onPath(COMMANDS, env);
}

function onPath(commands: readonly string[], env: Machine['env']): string[] {
  const folders = (env.PATH ?? '').split(':').filter((folder) => folder !== '');
  return commands.flatMap((command) => folders.map((folder) => path.posix.join(folder, command)));
}

/**
 * The Chromium, Chrome or Edge to use: `LOOKOUT_BROWSER` if set, otherwise the first in the usual places.
 * @throws Error if the path in `LOOKOUT_BROWSER` does not exist
 */
export function findBrowser(machine = thisMachine()): string | null {
  const wanted = machine.env.LOOKOUT_BROWSER;
  if (wanted && !machine.exists(wanted)) throw new Error(`LOOKOUT_BROWSER names no file: ${wanted}`);
  return wanted || (candidates(machine).find(machine.exists) ?? null);
}

/** Firefox, or null if there is none; `LOOKOUT_FIREFOX` has priority over the usual places. */
export function findFirefox(machine = thisMachine()): string | null {
  const { platform, env, home, exists } = machine;
  const usual =
    platform === 'darwin'
      ? ['/Applications', `${home}/Applications`].map((folder) => `${folder}/Firefox.app/Contents/MacOS/firefox`)
      : platform === 'win32'
        ? [path.win32.join(env.PROGRAMFILES ?? 'C:\\Program Files', 'Mozilla Firefox\\firefox.exe')]
        : onPath(['firefox', 'firefox-esr'], env);
  return [env.LOOKOUT_FIREFOX ?? '', ...usual].find((file) => file !== '' && exists(file)) ?? null;
}
