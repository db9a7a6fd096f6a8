import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildExtension } from '@/scripts/build-extension';
import { findFirefox } from '@/scripts/find-browser';
import { ensureBrowser } from '@/scripts/install-browser';
import { freePort } from './free-port';

/** What the tests of one run share. */
export interface Run {
  chromium: string;
  /** Null where Firefox is not installed. */
  firefox: string | null;
  /** Where each test serves its own sandbox: the builds talk to it. */
  port: number;
  builds: { v2: string; v1: string; firefox: string | null };
}

declare module 'vitest' {
  export interface ProvidedContext {
    run: Run;
  }
}

/** Builds the extension once for all tests, for a port that is free now. */
export default async function setup(project: TestProject): Promise<() => void> {
  const [chromium, firefox, port] = [ensureBrowser(), findFirefox(), await freePort()];
  if (!firefox) console.log('Firefox is not installed: its smoke test is skipped.');
  const outDir = mkdtempSync(path.join(tmpdir(), 'lookout-build-'));
  const origin = `http://127.0.0.1:${port}`;
  const env = { WXT_TRAKT_API_ORIGIN: origin, WXT_TRAKT_AUTH_ORIGIN: origin };
  const builds = {
    v2: await buildExtension({ outDir: path.join(outDir, 'v2'), env }),
    v1: await buildExtension({ outDir: path.join(outDir, 'v1'), env: { ...env, WXT_TRAKT_PROTOCOL: 'v1' } }),
    firefox: firefox && (await buildExtension({ outDir: path.join(outDir, 'v2'), browser: 'firefox', env })),
  };
  project.provide('run', { chromium, firefox, port, builds });
  return () => rmSync(outDir, { recursive: true, force: true });
}
