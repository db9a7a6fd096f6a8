import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The parts of a start, ms. */
export interface StartParts {
  /** Until the first line of the worker, plus the way of the answer. */
  before: number;
  /** Reading its script and compiling it. */
  load: number;
  /** Running the modules and creating the services; for the floor, everything in its script. */
  services: number;
  /** Registering listeners, and what the first tick starts besides. */
  listeners: number;
  /** From there until the message of the page arrives. */
  rest: number;
}

const PROBE = 'bench-probe.js';

/** Times by the worker's own clock, ms, in the order in which they are noted. */
interface Marks {
  begun: number;
  loaded: number;
  /** When the first listener is registered, after the services were created; not for the floor. */
  listeners?: number;
  evaluated: number;
  asked: number;
}

/** Runs before the worker's script. Reads nothing that the script would not read anyway. */
const SCRIPT = `
const marks = { begun: performance.now() };
globalThis.benchMark = (name) => { marks[name] ??= performance.now(); };
chrome.runtime.onMessage.addListener((message, sender, reply) => {
  if (message?.command === 'bench-marks') reply({ ...marks, asked: performance.now() });
});
const listen = globalThis.addEventListener;
globalThis.addEventListener = (name, ...input) => {
  if (name === 'install') benchMark('listeners');
  return listen.call(globalThis, name, ...input);
};
importScripts('/background.js');
benchMark('evaluated');
`;

/** A copy of an extension. Its worker notes the time at some points of its start. */
export function withProbe(extension: string, folder: string, name: string): string {
  const copy = path.join(folder, `probe-${name}`);
  cpSync(extension, copy, { recursive: true });
  const manifestFile = path.join(copy, 'manifest.json');
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
  // Without the key, since two extensions must not have the same.
  const { key, ...rest } = manifest;
  writeFileSync(manifestFile, JSON.stringify({ ...rest, background: { service_worker: PROBE } }));
  writeFileSync(path.join(copy, PROBE), SCRIPT);
  const script = path.join(copy, 'background.js');
  writeFileSync(script, `benchMark('loaded');${readFileSync(script, 'utf8')}`);
  return copy;
}

/** Asks a stopped worker for its marks, in a page. */
export const ASK_MARKS = `(async () => {
  const began = performance.now();
  const marks = await chrome.runtime.sendMessage({ command: 'bench-marks' });
  return { marks, total: performance.now() - began };
})()`;

export function partsOf({ marks, total }: { marks: Marks; total: number }): StartParts {
  const { begun, loaded, evaluated, asked, listeners = evaluated } = marks;
  return {
    before: total - (asked - begun),
    load: loaded - begun,
    services: listeners - loaded,
    listeners: evaluated - listeners,
    rest: asked - evaluated,
  };
}
