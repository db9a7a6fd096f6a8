import { createServer } from 'node:net';

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

/**
 * A free port for a whole run, in which the sandbox starts and stops. Outside of the range that the system assigns by
 * itself, which begins at 32768 on Linux and at 49152 elsewhere.
 *
 * @param wanted preferred if it is free
 */
export async function freePort(wanted = 20_000 + Math.floor(Math.random() * 10_000)): Promise<number> {
  for (let port = wanted; port < 32_768; port += 1) if (await isFree(port)) return port;
  throw new Error(`No free port from ${wanted} to 32767`);
}
