import path from 'node:path';
import { createServer } from 'vite';
import { nextVersion } from '@/scripts/next-version/next-version';
import type { ReadBack } from '@/tests/frozen/read-back';
import type { Profile } from './profile';

type Read = { readBack(profile: Profile): Promise<ReadBack> };

/** Runs `work` with the code of the next version, which opens the same databases as today's code. */
export async function withNextCode<T>(work: (next: Read) => Promise<T>): Promise<T> {
  const root = path.resolve(import.meta.dirname, '..', '..');
  const server = await createServer({
    root,
    configFile: false,
    appType: 'custom',
    logLevel: 'error',
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
    resolve: { alias: { '@': root } },
    plugins: [nextVersion],
  });
  try {
    return await work((await server.ssrLoadModule('/tests/frozen/read-back.ts')) as Read);
  } finally {
    await server.close();
  }
}
