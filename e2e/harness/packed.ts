import { execFileSync } from 'node:child_process';
import { createHash, createPrivateKey, createPublicKey } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** An extension as a store delivers it, and the profile of a browser that has it installed. */
export interface Packed {
  id: string;
  profile: string;
  /**
   * Whether the browser has stored that the extension is installed, and the events that wake it. It does so some
   * seconds later, and a crash before that loses it.
   */
  isWritten(): boolean;
  remove(): void;
}

/**
 * Packs a build and has a new profile install it from a file. Unlike an unpacked extension, it is not reinstalled at
 * each start: alarms and store survive a restart of the browser.
 */
export function packExtension(chromium: string, extension: string): Packed {
  const folder = mkdtempSync(path.join(tmpdir(), 'lookout-packed-'));
  const source = path.join(folder, 'extension');
  cpSync(extension, source, { recursive: true });
  // The key is part of the package.
  const file = path.join(source, 'manifest.json');
  const { key: _, ...manifest } = JSON.parse(readFileSync(file, 'utf8')) as { key: string; version: string };
  writeFileSync(file, JSON.stringify(manifest));
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  execFileSync(chromium, [`--pack-extension=${source}`, ...root, '--headless'], { stdio: 'ignore' });
  const id = idOf(`${source}.pem`);
  const profile = path.join(folder, 'profile');
  const external = { external_crx: `${source}.crx`, external_version: manifest.version };
  mkdirSync(path.join(profile, 'External Extensions'), { recursive: true });
  writeFileSync(path.join(profile, 'External Extensions', `${id}.json`), JSON.stringify(external));
  const isWritten = () =>
    ['Preferences', 'Secure Preferences']
      .map((name) => path.join(profile, 'Default', name))
      .some((each) => existsSync(each) && wakesFor(readFileSync(each, 'utf8'), id).includes('runtime.onStartup'));
  return { id, profile, isWritten, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) };
}

/** The events for which a browser with these preferences wakes an extension. */
function wakesFor(preferences: string, id: string): string[] {
  const { extensions } = JSON.parse(preferences) as {
    extensions?: { settings?: Record<string, { serviceworkerevents?: string[] }> };
  };
  return extensions?.settings?.[id]?.serviceworkerevents ?? [];
}

/** The id of a private key: the hash of its public half in the letters a to p. */
function idOf(pem: string): string {
  const key = createPublicKey(createPrivateKey(readFileSync(pem))).export({ type: 'spki', format: 'der' });
  const hash = createHash('sha256').update(key).digest('hex').slice(0, 32);
  return [...hash].map((digit) => String.fromCharCode('a'.charCodeAt(0) + Number.parseInt(digit, 16))).join('');
}
