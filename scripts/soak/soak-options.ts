import { parseArgs } from 'node:util';
import type { BrowserName } from '@/e2e/harness/browser';

export type SoakOptions =
  | { kind: 'help' }
  /** Stops the worker so many times, or kills the whole browser. */
  | { kind: 'workers' | 'browsers'; kills: number; seed: number }
  | { kind: 'hours'; hours: number; browser: BrowserName; seed: number };

export const USAGE = `npm run soak -- [kills] [seed]
  stops the worker so many times (1000) at random moments, then runs the corridor 50 times as often against its model
npm run soak -- --sigkill [kills] [seed]
  kills the whole browser (Chromium) so many times (100) during checks
npm run soak -- --hours 1 [--browser chromium] [--seed 7]
  a busy sandbox for so many hours, with a fault about every ten seconds: errors and outages of Trakt, stopped workers.
  In Chromium the browser itself is killed now and then; Firefox forgets an extension that was installed for a test when
  it ends, so there it keeps running. --browser chromium or firefox; less than an hour: --hours 0.05
The seed selects the moments; left out: another one each time. Exit code: 0 nothing was lost, announced twice or left
unannounced, 1 something was, 2 bad arguments.`;

const OPTIONS = {
  help: { type: 'boolean', short: 'h', default: false },
  sigkill: { type: 'boolean', default: false },
  hours: { type: 'string' },
  browser: { type: 'string' },
  seed: { type: 'string' },
} as const;

const MAX_KILLS = 100_000;
const MAX_HOURS = 168;

/**
 * @param freshSeed for a run without one
 * @throws Error in a sentence for people
 */
export function readSoakOptions(args: string[], freshSeed: number): SoakOptions {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  const { help, sigkill, hours, browser } = values;
  if (help) return { kind: 'help' };
  const [kills, listedSeed, ...more] = positionals;
  if (more.length > 0) throw new Error(`"${more[0]}" is one value too many`);
  if (listedSeed !== undefined && values.seed !== undefined) throw new Error('The seed is given twice');
  const seed = whole('The seed', values.seed ?? listedSeed ?? String(freshSeed), 0, 0xffff_ffff);
  if (hours === undefined) {
    if (browser !== undefined) throw new Error('--browser needs --hours');
    const most = kills ?? (sigkill ? '100' : '1000');
    return { kind: sigkill ? 'browsers' : 'workers', kills: whole('The number of kills', most, 1, MAX_KILLS), seed };
  }
  if (sigkill) throw new Error('--hours and --sigkill are different runs: choose one');
  if (kills !== undefined) throw new Error(`--hours takes no number of kills, but got "${kills}"`);
  const number = Number(hours);
  if (hours.trim() === '' || !(number > 0 && number <= MAX_HOURS)) {
    throw new Error(`--hours must be a number up to ${MAX_HOURS}, not "${hours}"`);
  }
  const chosen = browser ?? 'chromium';
  if (chosen !== 'chromium' && chosen !== 'firefox') {
    throw new Error(`--browser must be chromium or firefox, not "${chosen}"`);
  }
  return { kind: 'hours', hours: number, browser: chosen, seed };
}

function whole(name: string, value: string, min: number, max: number): number {
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < min || number > max) {
    throw new Error(`${name} must be a whole number from ${min} to ${max}, not "${value}"`);
  }
  return number;
}
