import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import WebSocket, { WebSocketServer } from 'ws';

export type Params = Record<string, unknown>;

/** Sends a command of WebDriver BiDi and returns its result. */
type Send = (method: string, params?: Params) => Promise<Params>;

/** What `Changes` may use to talk to either side. */
export interface Wire {
  send: Send;
  /** Sends an event to Playwright as if it came from Firefox. */
  emit(method: string, params: Params): void;
}

/** How the relay changes messages between Playwright and Firefox. */
export interface Changes {
  /** Commands that are answered here and never reach Firefox. */
  answers: Record<string, (params: Params, wire: Wire) => Promise<Params>>;
  /** Called with each other command. Returns the parameters to send. */
  onCommand(method: string, params: Params): Params;
  /** Called with each event of Firefox. Returns false if Playwright must not get it. */
  onEvent(method: string, params: Params, wire: Wire): boolean;
  /** Called with the result of each command of Playwright. */
  onResult(method: string, params: Params, result: Params, wire: Wire): void;
}

interface Message {
  id?: number;
  type?: string;
  method?: string;
  params?: Params;
  result?: Params;
  error?: string;
  message?: string;
}

export interface Relay extends Wire {
  /** The address to which Playwright connects. */
  url: string;
  close(): void;
}

/** Our commands have ids from here on; Playwright's start at one. */
const OURS = 1_000_000_000;

/**
 * Firefox has one session, for one client. Through this relay Playwright and the harness share it, and `changes` adds
 * commands that this Firefox does not know and events that it does not send.
 *
 * @param address of the session
 */
export async function relayBidi(address: string, changes: Changes): Promise<Relay> {
  const firefox = new WebSocket(address, { perMessageDeflate: false });
  await once(firefox, 'open');
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  const asked = new Map<number, { method: string; params: Params }>();
  const waiting = new Map<number, { resolve(result: Params): void; reject(error: Error): void }>();
  let last = OURS;
  let playwright: WebSocket | null = null;
  const reply = (message: object) => playwright?.send(JSON.stringify(message));
  const wire: Wire = {
    send(method, params = {}) {
      last += 1;
      const id = last;
      if (firefox.readyState !== WebSocket.OPEN) return Promise.reject(new Error('Firefox is gone'));
      firefox.send(JSON.stringify({ id, method, params }));
      return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
    },
    emit: (method, params) => reply({ type: 'event', method, params }),
  };

  server.on('connection', (socket) => {
    playwright = socket;
    socket.on('message', (data) => {
      const { id = 0, method = '', params = {} } = JSON.parse(String(data)) as Message;
      const answer = changes.answers[method];
      if (!answer) {
        asked.set(id, { method, params });
        return firefox.send(JSON.stringify({ id, method, params: changes.onCommand(method, params) }));
      }
      answer(params, wire).then(
        (result) => reply({ type: 'success', id, result }),
        (error: unknown) => reply({ type: 'error', id, error: 'unknown error', message: String(error) }),
      );
    });
  });
  firefox.on('message', (data) => {
    const message = JSON.parse(String(data)) as Message;
    const { id, result = {} } = message;
    if (id === undefined) {
      const passes = changes.onEvent(message.method ?? '', message.params ?? {}, wire);
      return passes ? reply(message) : undefined;
    }
    const ours = waiting.get(id);
    const theirs = asked.get(id);
    waiting.delete(id);
    asked.delete(id);
    if (!ours) {
      if (theirs) changes.onResult(theirs.method, theirs.params, result, wire);
      // Newer than this Firefox: nothing that the tests need.
      return reply(message.error === 'unknown command' ? { type: 'success', id, result: {} } : message);
    }
    if (message.type === 'error') ours.reject(new Error(`${message.error}: ${message.message}`));
    else ours.resolve(result);
  });
  const close = () => {
    for (const { reject } of waiting.values()) reject(new Error('Firefox is gone'));
    waiting.clear();
    playwright?.close();
    server.close();
    firefox.close();
  };
  firefox.on('close', close);
  return { url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`, ...wire, close };
}
