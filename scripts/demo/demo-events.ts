import type { Sandbox } from '@/sandbox/app';
import { scriptOf } from '@/sandbox/script';

/** The people watched in the demo: few enough for a check every half minute within Trakt's allowance. */
export const CAST = ['mia', 'ben', 'anouk', 'jon-o'];

/**
 * Generates events of the demo's people at a fixed interval, the first at once.
 *
 * @param every ms
 */
export function produceEvents(sandbox: Sandbox, every: number): { count(): number; stop(): void } {
  const script = scriptOf(sandbox.world, Date.now());
  let count = 0;
  const produce = () => {
    let event = script.next().value;
    while (!CAST.includes(event.user)) event = script.next().value;
    sandbox.control.event(event);
    count += 1;
  };
  sandbox.control.event({ user: 'mia', action: 'scrobble', show: 'severance', season: 2, episode: 5 });
  count += 1;
  const timer = setInterval(produce, every);
  return { count: () => count, stop: () => clearInterval(timer) };
}
