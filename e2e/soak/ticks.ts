import type { Page } from 'playwright-core';
import type { Browser } from 'webextension-polyfill';
import { isInRound } from '@/e2e/harness/in-round';
import { until } from '@/e2e/harness/until';
import type { Random } from '@/sandbox/random';
import { MINUTE, SECOND } from '@/utils/lib/time';
import type { Witness } from './evidence';
import { beginFault, drawFault, endFaults, type SoakFault } from './faults';
import { backgroundHeap } from './heap';
import { createPeople } from './people';
import type { SentRequest, SoakReport } from './report';
import type { Soaked } from './soaked';

declare const chrome: Browser;

/** One fault in each. */
export const TICK_MS = 10 * SECOND;
/** A round takes less than this on most machines; some kills should come after it. */
const MAX_LIFE_MS = 1200;
/** How long a measurement waits for the end of a round. */
const QUIET_MS = 20 * SECOND;

interface Ticks {
  next(): Promise<void>;
  /** Measures the heap now. */
  measure(): Promise<void>;
  /** The requests so far, but for those of the current tick. */
  sent(): readonly SentRequest[];
  report(): Pick<SoakReport, 'faults' | 'inRound' | 'mostOpenWrites' | 'heap' | 'failedSteps'>;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));

/** The most write transactions that the worker has had open at once. Starts it if none runs; 0 if it is too busy. */
const askOpenWrites = (driver: Page) =>
  driver.evaluate(async () => {
    const late = new Promise((resolve) => setTimeout(resolve, 5000, null));
    const asked = chrome.runtime.sendMessage({ command: 'health' }).catch(() => null);
    const reply = (await Promise.race([asked, late])) as { health?: { mostOpenWrites: number } } | null;
    return reply?.health?.mostOpenWrites ?? 0;
  });

/** Lets people act, draws a fault, lets the alarm ring, and looks at the store: every ten seconds. */
export function createTicks(soaked: Soaked, witness: Witness, random: Random): Ticks {
  const { sandbox } = soaked;
  const people = createPeople(sandbox, random);
  const began = Date.now();
  const seen: ReturnType<Ticks['report']> = { faults: {}, inRound: 0, mostOpenWrites: 0, heap: [], failedSteps: [] };
  const sent: SentRequest[] = [];
  let measured = 0;

  const minutes = () => (Date.now() - began) / MINUTE;
  const act = () => {
    for (let count = random.int(1, 2); count > 0; count -= 1) people.act();
  };
  const measure = async () => {
    const isQuiet = async () => !(await isInRound(soaked.lookout.driver));
    await until('the end of a round', isQuiet, QUIET_MS).catch(() => {});
    seen.mostOpenWrites = Math.max(seen.mostOpenWrites, await askOpenWrites(soaked.lookout.driver));
    const bytes = await backgroundHeap(soaked.lookout);
    const minute = Math.round(minutes());
    seen.heap.push({ minute, bytes });
    console.log(`minute ${minute}: ${witness.cards.size} rows, heap ${(bytes / 1e6).toFixed(2)} MB`);
  };
  const untilKill = async () => {
    await soaked.lookout.fireAlarm();
    await pause(random.next() * MAX_LIFE_MS);
    if (await isInRound(soaked.lookout.driver)) seen.inRound += 1;
  };
  const suffer = async (fault: SoakFault) => {
    switch (fault) {
      case 'worker stopped':
        await untilKill();
        await soaked.lookout.stopWorker();
        return witness.onStopped(soaked.lookout);
      case 'browser killed':
        await untilKill();
        return soaked.killBrowser();
      case 'offline': {
        const back = soaked.goOffline(random.int(2, 6) * SECOND);
        await soaked.lookout.fireAlarm().finally(() => back);
        return;
      }
      default:
        beginFault(sandbox, fault, random);
        return soaked.lookout.fireAlarm();
    }
  };
  const step = async (start: number) => {
    act();
    const fault = drawFault(random, soaked.lookout.browser);
    seen.faults[fault] = (seen.faults[fault] ?? 0) + 1;
    await suffer(fault);
    await pause(start + TICK_MS / 2 - Date.now());
    act();
    if (random.chance(0.2)) await soaked.lookout.fireAlarm();
    await pause(start + TICK_MS - Date.now());
    await witness.look(soaked.lookout);
    endFaults(sandbox);
    if (minutes() < measured + 1) return;
    measured = Math.floor(minutes());
    await measure();
  };
  return {
    async next() {
      const start = Date.now();
      try {
        await step(start);
      } catch (error) {
        // The soak goes on, and fails at its end.
        seen.failedSteps.push(`minute ${Math.round(minutes())}: ${error instanceof Error ? error.message : error}`);
        console.log(seen.failedSteps.at(-1));
        endFaults(sandbox);
        await pause(start + TICK_MS - Date.now());
      }
      sent.push(...sandbox.log);
      sandbox.control.clearRequests();
    },
    measure,
    sent: () => sent,
    report: () => seen,
  };
}
