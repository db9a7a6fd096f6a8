import { expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readMinSaving } from '@/entrypoints/background/min-saving';
import { fakeExtension } from '@/tests/fake-extension';

it('asks more of a request while nobody is at the computer', async () => {
  fakeExtension();
  const at = (state: 'active' | 'idle' | 'locked') => {
    fakeBrowser.idle.queryState = async () => state;
    return readMinSaving();
  };
  const here = await at('active');
  expect(await at('idle')).toBeGreaterThan(here);
  expect(await at('locked')).toBe(await at('idle'));
  expect(await at('active')).toBe(here);
});
