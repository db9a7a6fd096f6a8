import { afterEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { closeStorage } from '@/entrypoints/background/close-storage';

type Area = { setAccessLevel?: (options: { accessLevel: string }) => Promise<void> };
const area = fakeBrowser.storage.local as unknown as Area;

afterEach(() => {
  delete area.setAccessLevel;
});

describe('the storage that holds tokens', () => {
  it('is accessible to Lookout’s own pages only', async () => {
    const levels: string[] = [];
    area.setAccessLevel = async ({ accessLevel }) => void levels.push(accessLevel);
    await closeStorage();
    expect(levels).toEqual(['TRUSTED_CONTEXTS']);
  });

  it('stays usable if the browser has no access levels or refuses', async () => {
    await closeStorage();
    area.setAccessLevel = () => Promise.reject(new Error('no'));
    await closeStorage();
  });
});
