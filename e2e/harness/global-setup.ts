import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildExtension } from '@/scripts/build-extension';
import { ensureBrowser, ensureFirefox } from '@/scripts/install-browser';
import type { BrowserName } from './browser';
import { freePort } from './free-port';
import { type PinnedFont, pinFonts } from './pinned-fonts';

/** What the tests of one run share. */
export interface Run {
  /** Program of the browser that is tested. */
  executable: string;
  /** All browsers of the run use only the first; empty if they use the machine's fonts. */
  fonts: PinnedFont[];
  /** One for each worker of the run, see `lane`. */
  lanes: Lane[];
}

export interface Lane {
  /** Ports at which tests serve their own sandboxes; the builds use them. */
  port: number;
  builds: { v2: string; v1: string };
}

declare module 'vitest' {
  export interface ProvidedContext {
    /** Which browser this run tests, see `vitest.e2e.config.ts`. */
    browser: BrowserName;
    run: Run;
  }
}

/** A copy of the build for another port. */
function copyFor(port: number, built: Lane, from: string, to: string): Lane {
  cpSync(from, to, { recursive: true });
  for (const name of readdirSync(to, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(js|json|html)$/.test(name)) continue;
    const file = path.join(to, name);
    const text = readFileSync(file, 'utf8');
    const moved = text.replaceAll(`127.0.0.1:${built.port}`, `127.0.0.1:${port}`);
    if (moved !== text) writeFileSync(file, moved);
  }
  const there = (folder: string) => path.join(to, path.relative(from, folder));
  const { v2, v1 } = built.builds;
  return { port, builds: { v2: there(v2), v1: there(v1) } };
}

/**
 * The extension for a port that was free. `LOOKOUT_BUILDS` names a folder in which builds stay for the next run of the
 * same browser: `npm test` uses it for both versions of Firefox.
 */
async function built(folder: string, browser: 'chrome' | 'firefox'): Promise<Lane> {
  const note = path.join(folder, 'port');
  const builds = { v2: path.join(folder, 'v2', browser), v1: path.join(folder, 'v1', browser) };
  if (existsSync(note)) return { port: Number(readFileSync(note, 'utf8')), builds };
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const env = { WXT_TRAKT_API_ORIGIN: origin, WXT_TRAKT_AUTH_ORIGIN: origin };
  // Side by side: most of a build keeps one core busy.
  await Promise.all([
    buildExtension({ outDir: path.join(folder, 'v2'), browser, env }),
    buildExtension({ outDir: path.join(folder, 'v1'), browser, env: { ...env, WXT_TRAKT_PROTOCOL: 'v1' } }),
  ]);
  writeFileSync(note, String(port));
  return { port, builds };
}

/** Builds the extension once for all tests, and copies it for ports that are currently free. */
export default async function setup(project: TestProject): Promise<() => void> {
  const isFirefox = project.config.provide.browser === 'firefox';
  const executable = isFirefox ? ensureFirefox() : ensureBrowser();
  const outDir = mkdtempSync(path.join(tmpdir(), 'lookout-build-'));
  const fonts = pinFonts(path.join(outDir, 'fonts'));
  // Inherited by the tests and the browsers that they start.
  if (fonts[0]) process.env.FONTCONFIG_FILE = fonts[0].config;
  const browser = isFirefox ? 'firefox' : 'chrome';
  const from = path.join(process.env.LOOKOUT_BUILDS ?? outDir, browser);
  const original = await built(from, browser);
  const lanes: Lane[] = [];
  while (lanes.length < project.config.maxWorkers) {
    lanes.push(copyFor(await freePort(), original, from, path.join(outDir, `lane-${lanes.length + 1}`)));
  }
  project.provide('run', { executable, fonts, lanes });
  return () => rmSync(outDir, { recursive: true, force: true });
}
