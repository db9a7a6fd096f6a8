import { once } from 'node:events';
import WebSocket from 'ws';

/** A connection that speaks WebDriver BiDi. */
export interface Bidi {
  send(method: string, params?: object): Promise<Record<string, unknown>>;
  close(): void;
}

interface Answer {
  id?: number;
  type?: string;
  result?: Record<string, unknown>;
  error?: string;
  message?: string;
}

/** @param url as Firefox prints it when it starts */
export async function connectBidi(url: string): Promise<Bidi> {
  const socket = new WebSocket(`${url}/session`, { perMessageDeflate: false });
  await once(socket, 'open');
  const waiting = new Map<number, { resolve(result: Record<string, unknown>): void; reject(error: Error): void }>();
  let last = 0;
  socket.on('message', (data) => {
    const answer = JSON.parse(String(data)) as Answer;
    const asked = answer.id === undefined ? undefined : waiting.get(answer.id);
    if (!asked || answer.id === undefined) return;
    waiting.delete(answer.id);
    if (answer.type === 'error') asked.reject(new Error(`${answer.error}: ${answer.message}`));
    else asked.resolve(answer.result ?? {});
  });
  socket.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('Firefox is gone'));
  });
  return {
    send(method, params = {}) {
      last += 1;
      socket.send(JSON.stringify({ id: last, method, params }));
      return new Promise((resolve, reject) => waiting.set(last, { resolve, reject }));
    },
    close: () => socket.close(),
  };
}
