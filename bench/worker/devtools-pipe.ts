import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';

type Reply = { id?: number; result?: unknown; error?: { message: string } };

/** A page, by its session. */
interface PipePage {
  send(method: string, params?: object): Promise<unknown>;
  /** The value of an expression, awaited. */
  evaluate<T>(expression: string): Promise<T>;
}

export interface PipeBrowser {
  send(method: string, params?: object): Promise<unknown>;
  open(url: string): Promise<PipePage>;
  close(): Promise<void>;
}

const FLAGS = [
  '--headless=new',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  '--enable-unsafe-extension-debugging',
  '--remote-debugging-pipe',
];

/**
 * A headless Chromium over its debugging pipe. Playwright attaches to every worker, which then waits for it at each
 * start; here nothing is attached to workers.
 */
export function launchOverPipe(executable: string): PipeBrowser {
  const profile = mkdtempSync(path.join(tmpdir(), 'lookout-pipe-'));
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : [];
  const browser = spawn(executable, [...FLAGS, ...asRoot, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const [, , , commands, replies] = browser.stdio as unknown as [null, null, null, Writable, Readable];
  const waiting = new Map<number, (reply: Reply) => void>();
  let rest = '';
  replies.setEncoding('utf8').on('data', (text: string) => {
    const messages = (rest + text).split('\0');
    rest = messages.pop() ?? '';
    for (const message of messages) {
      const reply = JSON.parse(message) as Reply;
      waiting.get(reply.id ?? 0)?.(reply);
      waiting.delete(reply.id ?? 0);
    }
  });
  let last = 0;
  const sendTo = (sessionId: string | undefined, method: string, params: object = {}) =>
    new Promise<unknown>((resolve, reject) => {
      last += 1;
      waiting.set(last, ({ error, result }) =>
        error ? reject(new Error(`${method}: ${error.message}`)) : resolve(result),
      );
      commands.write(`${JSON.stringify({ id: last, method, params, sessionId })}\0`);
    });
  const gone = new Promise<void>((resolve) => browser.once('exit', () => resolve()));
  return {
    send: (method, params) => sendTo(undefined, method, params),
    async open(url) {
      const { targetId } = (await sendTo(undefined, 'Target.createTarget', { url })) as { targetId: string };
      const attached = await sendTo(undefined, 'Target.attachToTarget', { targetId, flatten: true });
      const { sessionId } = attached as { sessionId: string };
      const send: PipePage['send'] = (method, params) => sendTo(sessionId, method, params);
      return {
        send,
        async evaluate<T>(expression: string) {
          const params = { expression, awaitPromise: true, returnByValue: true };
          const found = (await send('Runtime.evaluate', params)) as {
            result: { value: T };
            exceptionDetails?: { text: string; exception?: { description?: string } };
          };
          const { result, exceptionDetails: thrown } = found;
          if (thrown) throw new Error(thrown.exception?.description ?? thrown.text);
          return result.value;
        },
      };
    },
    async close() {
      await sendTo(undefined, 'Browser.close').catch(() => {});
      await gone;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
