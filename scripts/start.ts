import path from 'node:path';
import { freePort } from '@/e2e/harness/free-port';
import { buildExtension } from './build-extension';
import { readDemoOptions, USAGE } from './demo/demo-options';
import { runDemo } from './demo/run-demo';
import { ensureBrowser } from './install-browser';

/** `npm start`: runs the extension in a browser, with the sandbox as Trakt. */
const ROOT = path.resolve(import.meta.dirname, '..');
const USUAL_PORT = 8787;

async function main(): Promise<void> {
  const options = readDemoOptions(process.argv.slice(2));
  const ending = new AbortController();
  let asked = 0;
  const stop = () => {
    // One Ctrl-C arrives several times: from the terminal, npm and tsx. A later one is a second press.
    if (ending.signal.aborted && Date.now() - asked > 1000) process.exit(130);
    asked ||= Date.now();
    ending.abort();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);

  const executable = ensureBrowser();
  const port = await freePort(USUAL_PORT);
  if (port !== USUAL_PORT) console.log(`Port ${USUAL_PORT} is taken: the sandbox takes ${port}.`);
  const origin = `http://127.0.0.1:${port}`;
  console.log('Building the extension for the sandbox …');
  const env = { WXT_TRAKT_API_ORIGIN: origin, WXT_TRAKT_AUTH_ORIGIN: origin, WXT_TRAKT_PROTOCOL: 'v2' };
  const extension = await buildExtension({ outDir: path.join(ROOT, '.output', `demo-${port}`), env });
  if (ending.signal.aborted) return;
  console.log(`Opening ${executable}${options.headless ? ` without a window, for ${options.seconds} seconds` : ''} …`);
  const { events, notifications, rows, unread } = await runDemo(options, {
    executable,
    extension,
    port,
    screenshots: options.seconds === null ? null : path.join(ROOT, 'screenshots'),
    signal: ending.signal,
    print: (line) => console.log(line),
  });
  console.log(
    `Events in the sandbox: ${events}. Notifications raised: ${notifications}. Rows on the feed's first page: ${rows}, unread: ${unread}.`,
  );
  if (options.seconds !== null && notifications === 0 && !ending.signal.aborted) {
    console.error('Nothing was notified.');
    process.exitCode = 1;
  }
}

main().catch((error: unknown) => {
  console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  process.exitCode = 1;
});
