import { afterEach, expect, it, vi } from 'vitest';
import { offerScript } from '@/entrypoints/background/later-scripts';
import { loadScript } from '@/entrypoints/background/load-script';
import type { Extras } from '@/entrypoints/extras/extras';
import type { Poller } from '@/entrypoints/poller/poller';
import { MissingPart } from '@/utils/messaging/missing-part';

const worker = globalThis as { importScripts?: (address: string) => void };
const reader = {} as Poller;
const extras = {} as Extras;

afterEach(() => {
  delete worker.importScripts;
  globalThis.lookoutScripts = undefined;
});

it('loads each script once, and only the one that is needed', async () => {
  const importScripts = vi.fn((address: string) =>
    address === '/reader.js' ? offerScript('reader', reader) : offerScript('extras', extras),
  );
  worker.importScripts = importScripts;
  expect(await loadScript('reader')).toBe(reader);
  expect(await loadScript('reader')).toBe(reader);
  expect(importScripts.mock.calls).toEqual([['/reader.js']]);
  expect(await loadScript('extras')).toBe(extras);
  expect(await loadScript('reader')).toBe(reader);
  expect(importScripts.mock.calls).toEqual([['/reader.js'], ['/extras.js']]);
});

it('says that a part is missing where the script is not there, or is another', async () => {
  worker.importScripts = () => {
    throw new DOMException('The script could not be loaded', 'NetworkError');
  };
  await expect(loadScript('reader')).rejects.toBeInstanceOf(MissingPart);
  worker.importScripts = () => {};
  await expect(loadScript('reader')).rejects.toBeInstanceOf(MissingPart);
});
