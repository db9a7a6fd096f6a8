import { parseArgs } from 'node:util';

export interface DemoOptions {
  headless: boolean;
  /** How long the demo runs; null: until the browser is closed or Ctrl-C. */
  seconds: number | null;
  /** Seconds between events in the sandbox. */
  every: number;
}

export const USAGE = `npm start -- [options]
  --headless      no window; the default where there is no display
  --seconds 60    how long it runs; without a window 60, with one until it is closed
  --every 6       seconds between events in the sandbox; with a window 15`;

interface Machine {
  platform: NodeJS.Platform;
  env: Record<string, string | undefined>;
}

function hasDisplay({ platform, env }: Machine): boolean {
  return platform === 'darwin' || platform === 'win32' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/** @throws Error in a sentence for people */
export function readDemoOptions(args: string[], machine: Machine = process): DemoOptions {
  const { values } = parseArgs({
    args,
    options: { headless: { type: 'boolean' }, seconds: { type: 'string' }, every: { type: 'string' } },
  });
  const headless = values.headless ?? !hasDisplay(machine);
  const number = (name: 'seconds' | 'every') => {
    const value = Number(values[name]);
    if (!(value > 0)) throw new Error(`--${name} must be a number above 0, not "${values[name]}"`);
    return value;
  };
  return {
    headless,
    seconds: values.seconds !== undefined ? number('seconds') : headless ? 60 : null,
    every: values.every !== undefined ? number('every') : headless ? 6 : 15,
  };
}
