import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Random } from '@/sandbox/random';

/** A call of `notifications.create`. */
export interface Creation {
  id: string;
  /** ms UTC. */
  at: number;
}

export interface CreatedLog {
  /** For `recordedBuild`. */
  address: string;
  /** All calls, also those during which the worker was killed. */
  asked: Creation[];
  /** Those after which the notification was there. */
  shown: Creation[];
  close(): Promise<void>;
}

/** How long the worker waits before and after each creation, ms: kills meet it there. */
const MAX_HOLD_MS = 200;

/** Records every notification that any worker creates, also one that runs before a page of ours can listen. */
export async function recordCreated(random: Random): Promise<CreatedLog> {
  const asked: Creation[] = [];
  const shown: Creation[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const id = Buffer.concat(chunks).toString('utf8');
    if (request.method === 'POST') (request.url === '/asked' ? asked : shown).push({ id, at: Date.now() });
    setTimeout(() => response.writeHead(204).end(), random.next() * MAX_HOLD_MS);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    shown,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
