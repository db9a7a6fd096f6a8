import { readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * `npm run permissions`: each build asks for exactly what PRIVACY.md gives reasons for. A new permission has to be
 * written down in three places: there, here and in `wxt.config.ts`.
 */
const OUTPUT = path.resolve(import.meta.dirname, '..', '.output');
const ALLOWED = {
  permissions: ['alarms', 'contextMenus', 'idle', 'notifications', 'storage', 'unlimitedStorage'],
  host_permissions: [
    'https://api.trakt.tv/*',
    'https://auth.trakt.tv/*',
    'https://media.trakt.tv/*',
    'https://walter-r2.trakt.tv/*',
  ],
  optional_permissions: ['identity'],
  optional_host_permissions: ['http://*/*', 'https://*/*'],
} as const;

for (const build of ['chrome-mv3', 'firefox-mv3']) {
  const manifest = JSON.parse(readFileSync(path.join(OUTPUT, build, 'manifest.json'), 'utf8'));
  const own =
    build === 'firefox-mv3'
      ? {
          optional_permissions: [],
          permissions: ['alarms', 'contextMenus', 'identity', 'idle', 'notifications', 'storage', 'unlimitedStorage'],
        }
      : {};
  for (const [field, allowed] of Object.entries({ ...ALLOWED, ...own })) {
    const asked = [...(manifest[field] ?? [])].sort();
    if (JSON.stringify(asked) === JSON.stringify(allowed)) continue;
    console.error(`${build} asks for ${field} ${JSON.stringify(asked)}, allowed are ${JSON.stringify(allowed)}`);
    process.exitCode = 1;
  }
}
if (!process.exitCode) console.log('Both builds ask for exactly the permissions that PRIVACY.md gives reasons for.');
