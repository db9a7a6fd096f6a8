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

/** The same by requests, which a kill of the browser does not lose. The worker waits for their answers. */
const reporterTo = (address: string) => `
const create = chrome.notifications.create.bind(chrome.notifications);
const report = (stage, id) => fetch('${address}/' + stage, { method: 'POST', mode: 'no-cors', body: id }).catch(() => {});
chrome.notifications.create = async (id, options) => {
  await report('asked', id);
  const created = await create(id, options);
  await report('shown', id);
  return created;
};
`;

/**
 * A copy of a build with a worker that first wraps `notifications.create`, so that the calls of every worker in a run
 * are recorded from its first moment, however soon it is stopped. The original build is unchanged.
 *
 * @param address receives each notification's id as the body of a POST request: at `/asked` before the browser is asked
 *   for it, at `/shown` afterwards. Left out: the calls are recorded by a page, see {@link hearCreated}
 * @returns the folder, to be removed by the caller
 */
export function recordedBuild(extension: string, address?: string): { folder: string; remove(): void } {
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
  const recorder = address === undefined ? RECORDER : reporterTo(address);
  const script = recorder + (scripts ? '' : "importScripts('background.js');\n");
  writeFileSync(path.join(folder, 'recorder.js'), script);
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
