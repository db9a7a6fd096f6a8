import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import type { Sandbox } from './app';

const isRefusal = (error: unknown) => error instanceof TypeError && error.message === 'fetch failed';

export interface Serving {
  /** Like `http://127.0.0.1:8787`. */
  origin: string;
  server: Server;
  close(): Promise<void>;
}

/**
 * Serves a sandbox on loopback; port 0 picks any free one.
 * @throws Error in a sentence for people, if the port is taken
 */
export function serveSandbox(sandbox: Sandbox, port = 0): Promise<Serving> {
  const answer = async (request: Request, { outgoing }: HttpBindings): Promise<Response> => {
    try {
      return await sandbox.fetch(request);
    } catch (error) {
      // What `fetch` would reject with (a refused or aborted request) is a broken connection here.
      if (!request.signal.aborted && !isRefusal(error)) console.error(error);
      outgoing.destroy();
      return new Response(null, { headers: { 'x-hono-already-sent': 'true' } });
    }
  };
  const listener = getRequestListener((request, bindings) => answer(request, bindings as HttpBindings), {
    overrideGlobalObjects: false,
  });
  const server = createServer(listener);
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(taken ? new Error(`Port ${port} is taken. Stop what runs there, or choose another: --port 8788`) : error);
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address() as AddressInfo;
      resolve({
        origin: `http://127.0.0.1:${address.port}`,
        server,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            server.closeAllConnections();
          }),
      });
    });
  });
}
