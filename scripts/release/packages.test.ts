import { expect, it } from 'vitest';
import { forStores, plainEnv, strayEnvFiles } from './packages';

it('gives the stores a manifest without the key for development, and every other file as it is', () => {
  const other = { name: 'background.js', data: Buffer.from('run()') };
  const manifest = { name: 'manifest.json', data: Buffer.from('{"name":"Lookout","key":"MIIB"}') };
  const [first, second] = forStores([manifest, other]);
  expect(first?.data.toString()).toBe('{"name":"Lookout"}');
  expect(second).toBe(other);
});

it('builds a release without the settings of the person who makes it', () => {
  const env = { PATH: '/bin', WXT_TRAKT_API_ORIGIN: 'https://trakt.example', NODE_ENV: 'test', VITE_X: '1' };
  expect(plainEnv(env)).toEqual({ PATH: '/bin' });
  expect(strayEnvFiles(['.env.sandbox', '.env.local', 'src', '.env'])).toEqual(['.env.local', '.env']);
});
