import { afterEach, expect, it, vi } from 'vitest';
import { offerScript } from '@/entrypoints/background/later-scripts';
import { loadScript } from '@/entrypoints/background/load-script';
import type { Extras } from '@/entrypoints/extras/extras';
import type { Poller } from '@/entrypoints/poller/poller';
import { MissingPart } from '@/utils/messaging/missing-part';

const worker = globalThis as { importScripts?: (address: string) => void };
const poller = {} as Poller;
const extras = {} as Extras;

afterEach(() => {
  delete worker.importScripts;
  globalThis.lookoutScripts = undefined;
});

it('loads each script once, on first use', async () => {
  const importScripts = vi.fn((address: string) =>
    address === '/poller.js' ? offerScript('poller', poller) : offerScript('extras', extras),
  );
  worker.importScripts = importScripts;
  expect(await loadScript('poller')).toBe(poller);
  expect(await loadScript('poller')).toBe(poller);
  expect(importScripts.mock.calls).toEqual([['/poller.js']]);
  expect(await loadScript('extras')).toBe(extras);
  expect(await loadScript('poller')).toBe(poller);
  expect(importScripts.mock.calls).toEqual([['/poller.js'], ['/extras.js']]);
});

it('reports a missing part if the script is absent or a different one', async () => {
  worker.importScripts = () => {
    throw new DOMException('The script could not be loaded', 'NetworkError');
  };
  await expect(loadScript('poller')).rejects.toBeInstanceOf(MissingPart);
  worker.importScripts = () => {};
  await expect(loadScript('poller')).rejects.toBeInstanceOf(MissingPart);
});
