import { expect, it } from 'vitest';
import traktApp from '@/trakt-app.json';
import config from '@/wxt.config';
import { chromiumId, redirectAddress, redirectLines } from './redirect-address';

const manifestOf = async (browser: string) => {
  const env = { browser, mode: 'production', command: 'build' as const, manifestVersion: 3 as const };
  return typeof config.manifest === 'function' ? config.manifest(env) : config.manifest;
};

it('names the ids that the builds really have', async () => {
  const { development, firefox } = traktApp.extensionIds;
  const { key } = (await manifestOf('chrome')) as { key: string };
  expect(chromiumId(key)).toBe(development);
  const { browser_specific_settings } = (await manifestOf('firefox')) as {
    browser_specific_settings: { gecko: { id: string } };
  };
  expect(browser_specific_settings.gecko.id).toBe(firefox);
  // A UUID needs no domain, and never has to change.
  expect(firefox).toMatch(/^\{[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}\}$/);
});

it('returns the sign-in address of each store’s package', () => {
  expect(redirectAddress('edge', 'abc')).toBe('https://abc.chromiumapp.org/');
  expect(redirectAddress('firefox', '{abc}')).toBe(
    'https://9dcb37ac9e55edaed69767c1f42ede3c8e88ef09.extensions.allizom.org/',
  );
  expect(redirectLines({ chromium: '' })).toEqual(['chromium    no id yet: the store gives one with the first upload']);
});
