import { expect, it } from 'vitest';
import type { UserManifest } from 'wxt';
import packageJson from '@/package.json';
import config from '@/wxt.config';

it.each(['chrome', 'firefox'])(
  'npm run dev starts for %s: its version name begins with the version',
  async (browser) => {
    const { manifest } = config;
    const made = (await (typeof manifest === 'function'
      ? manifest({ browser, mode: 'development', command: 'serve', manifestVersion: 3 })
      : manifest)) as UserManifest;
    // WXT reads the version from the start of the name, and refuses to start without one.
    expect(made.version_name).toBe(`${packageJson.version} development`);
  },
);
