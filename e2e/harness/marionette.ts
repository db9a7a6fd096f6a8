import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { until } from './until';

/** Longest wait for a script, ms: longer than any wait in one. */
const SCRIPT_TIMEOUT = 120_000;

/** Capabilities that Playwright requests of a new session. */
const CAPABILITIES = {
  acceptInsecureCerts: false,
  unhandledPromptBehavior: { default: 'ignore' },
  webSocketUrl: true,
};

interface Value {
  value: unknown;
}

interface Session {
  sessionId: string;
  capabilities: { webSocketUrl: string };
}

type Reply = [type: 1, id: number, error: { error: string; message: string } | null, result: unknown];

/** Messages are JSON, each after its length in bytes and a colon. Returns the complete ones and what is left. */
function split(data: Buffer): { messages: unknown[]; rest: Buffer } {
  const messages: unknown[] = [];
  let rest = data;
  for (;;) {
    const colon = rest.indexOf(':');
    const end = colon + 1 + Number(rest.subarray(0, colon));
    if (colon < 0 || rest.length < end) return { messages, rest };
    messages.push(JSON.parse(rest.subarray(colon + 1, end).toString()));
    rest = rest.subarray(end);
  }
}

export interface Marionette {
  /** The one session that Firefox has; WebDriver BiDi shares it at its `webSocketUrl`. */
  session: Session;
  /**
   * Runs the body of a function in the scope of Firefox itself. Returns what it returns, or its promise resolves to.
   */
  run(body: string): Promise<unknown>;
  close(): void;
}

/** Speaks Marionette, the older of Firefox's two protocols, which all versions serve in their chrome scope. */
export async function connectMarionette(profile: string): Promise<Marionette> {
  const file = path.join(profile, 'MarionetteActivePort');
  await until('Marionette', () => existsSync(file) && readFileSync(file, 'utf8') !== '');
  const socket = connect({ host: '127.0.0.1', port: Number(readFileSync(file, 'utf8')) });
  await once(socket, 'connect');
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let last = 0;
  let read: Buffer = Buffer.alloc(0);
  const fail = () => {
    for (const { reject } of waiting.values()) reject(new Error('Firefox is gone'));
    waiting.clear();
  };
  socket.on('error', fail).on('close', fail);
  socket.on('data', (data) => {
    const { messages, rest } = split(Buffer.concat([read, data]));
    read = rest;
    for (const message of messages) {
      // The first one says what Firefox speaks.
      if (!Array.isArray(message)) continue;
      const [, id, error, result] = message as Reply;
      const asked = waiting.get(id);
      waiting.delete(id);
      if (error) asked?.reject(new Error(`${error.error}: ${error.message}`));
      else asked?.resolve(result);
    }
  });
  const send = (command: string, parameters: object): Promise<unknown> => {
    last += 1;
    const text = JSON.stringify([0, last, command, parameters]);
    const id = last;
    if (socket.destroyed) return Promise.reject(new Error('Firefox is gone'));
    socket.write(`${Buffer.byteLength(text)}:${text}`);
    return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
  };
  const session = (await send('WebDriver:NewSession', CAPABILITIES)) as Session;
  await send('WebDriver:SetTimeouts', { script: SCRIPT_TIMEOUT });
  await send('Marionette:SetContext', { value: 'chrome' });
  return {
    session,
    async run(script) {
      const { value } = (await send('WebDriver:ExecuteScript', { script, args: [], sandbox: 'system' })) as Value;
      return value;
    },
    close: () => socket.destroy(),
  };
}
