import { afterEach, expect, it, vi } from 'vitest';
import { loadReader } from '@/entrypoints/background/load-reader';
import type { Reader } from '@/entrypoints/reader/reader';
import { MissingPart } from '@/utils/messaging/missing-part';

const worker = globalThis as { importScripts?: (address: string) => void; lookoutReader?: Reader | undefined };

afterEach(() => {
  delete worker.importScripts;
  worker.lookoutReader = undefined;
});

it('loads the script once', async () => {
  const reader = {} as Reader;
  const importScripts = vi.fn(() => {
    worker.lookoutReader = reader;
  });
  worker.importScripts = importScripts;
  expect(await loadReader()).toBe(reader);
  expect(await loadReader()).toBe(reader);
  expect(importScripts).toHaveBeenCalledExactlyOnceWith('/reader.js');
});

it('says that a part is missing where the script is not there, or is another', async () => {
  worker.importScripts = () => {
    throw new DOMException('The script could not be loaded', 'NetworkError');
  };
  await expect(loadReader()).rejects.toBeInstanceOf(MissingPart);
  worker.importScripts = () => {};
  await expect(loadReader()).rejects.toBeInstanceOf(MissingPart);
});
