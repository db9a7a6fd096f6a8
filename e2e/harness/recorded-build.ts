import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { RaisedNotification } from './notifications';

/**
 * Message that the worker sends just before it asks the browser for a notification. A posted message outlives the
 * worker.
 */
const RECORDER = `
const heard = new BroadcastChannel('notifications.create');
const create = chrome.notifications.create.bind(chrome.notifications);
chrome.notifications.create = (id, { title, message, ...more }) => {
  heard.postMessage({ id, title, message });
  return create(id, { title, message, ...more });
};
`;

/**
 * A copy of a build with a worker that first wraps `notifications.create`, so that the calls of every worker in a run are
 * recorded from its first moment, however soon it is stopped. The original build is unchanged.
 *
 * @returns the folder, to be removed by the caller
 */
export function recordedBuild(extension: string): { folder: string; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'lookout-recorded-'));
  cpSync(extension, folder, { recursive: true });
  const file = path.join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as {
    background: { service_worker?: string; scripts?: string[] };
  };
  const { scripts } = manifest.background;
  if (scripts) scripts.unshift('recorder.js');
  else manifest.background.service_worker = 'recorder.js';
  writeFileSync(file, JSON.stringify(manifest));
  writeFileSync(path.join(folder, 'recorder.js'), RECORDER + (scripts ? '' : "importScripts('background.js');\n"));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

interface Heard {
  created?: RaisedNotification[];
}

/**
 * Records the calls from now on, until the page is left.
 *
 * @param driver any page of the extension
 * @returns the calls so far, in order; a repeated id is a second creation
 */
export async function hearRaised(driver: Page): Promise<() => Promise<RaisedNotification[]>> {
  await driver.evaluate(() => {
    const here = globalThis as Heard;
    here.created = [];
    new BroadcastChannel('notifications.create').onmessage = ({ data }) => here.created?.push(data);
  });
  return () => driver.evaluate(() => (globalThis as Heard).created ?? []);
}

/** The same, only the ids. */
export async function hearCreated(driver: Page): Promise<() => Promise<string[]>> {
  const raised = await hearRaised(driver);
  return async () => (await raised()).map(({ id }) => id);
}
