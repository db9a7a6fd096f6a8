import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ConfigEnv, UserManifest } from 'wxt';
import english from '@/locales/en.json';
import config from '@/wxt.config';

const document = readFileSync('docs/permissions.md', 'utf8');
const rows = document
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) =>
    line
      .split('|')
      .map((cell) => cell.trim())
      .slice(1, -1),
  );

/** The permissions in a browser's manifest, optional ones marked with `?`. */
async function asked(browser: 'chrome' | 'firefox'): Promise<string[]> {
  const env: ConfigEnv = { browser, mode: 'production', command: 'build', manifestVersion: 3 };
  const { manifest } = config;
  const made = (await (typeof manifest === 'function' ? manifest(env) : manifest)) as UserManifest & {
    optional_host_permissions?: string[];
  };
  const later = [...(made.optional_permissions ?? []), ...(made.optional_host_permissions ?? [])];
  return [...(made.permissions ?? []), ...(made.host_permissions ?? []), ...later.map((each) => `?${each}`)].sort();
}

describe('docs/permissions.md', () => {
  it.each([
    ['chrome', 'Chromium'],
    ['firefox', 'Firefox'],
  ] as const)('lists the permissions in the manifest for %s, and when each is requested', async (browser, name) => {
    const documented = rows
      .filter(([, where]) => where === 'both' || where === name)
      .map(([permission = '', , when]) => `${when === 'at installation' ? '' : '?'}${permission.replaceAll('`', '')}`);
    expect(documented.sort()).toEqual(await asked(browser));
  });

  it('gives a reason for each permission, and quotes the real texts', () => {
    const messages = Object.values(english);
    for (const [permission, , , reason = '', says = ''] of rows) {
      expect(reason.length, permission).toBeGreaterThan(10);
      const quoted = /^"(.*)"$/.exec(says)?.[1];
      if (quoted === undefined) expect(says, permission).toMatch(/^(nothing: |the same)/);
      else expect(messages).toContain(quoted);
    }
  });
});

it('runs in no private window of Firefox, needs Firefox 140 and declares what it sends to Trakt', async () => {
  const env: ConfigEnv = { browser: 'firefox', mode: 'production', command: 'build', manifestVersion: 3 };
  const { manifest } = config;
  const made = (await (typeof manifest === 'function' ? manifest(env) : manifest)) as UserManifest;
  expect(made.incognito).toBe('not_allowed');
  expect(made.browser_specific_settings?.gecko).toMatchObject({
    strict_min_version: '140.0',
    data_collection_permissions: { required: ['personallyIdentifyingInfo', 'authenticationInfo'] },
  });
});
