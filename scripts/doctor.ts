import { setTimeout as wait } from 'node:timers/promises';
import { runDoctor } from '@/scripts/doctor/run-doctor';

const isTerminal = process.stderr.isTTY;
const { stdout, stderr, code } = await runDoctor(process.argv.slice(2), {
  env: process.env,
  now: Date.now,
  fetch,
  wait: (ms) => wait(ms),
  onProgress: (line) => isTerminal && process.stderr.write(`\r\x1b[K${line}`),
});
if (isTerminal) process.stderr.write('\r\x1b[K');
if (stderr) console.error(stderr);
if (stdout) console.log(stdout);
process.exitCode = code;
