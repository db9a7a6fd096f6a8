import type { BrowserName } from '@/e2e/harness/browser';
import { type Lookout, openLookout } from '@/e2e/harness/lookout';
import { type Packed, packExtension } from '@/e2e/harness/packed';
import { recordedBuild } from '@/e2e/harness/recorded-build';
import { until } from '@/e2e/harness/until';
import type { Sandbox } from '@/sandbox/app';
import { serveSandbox } from '@/sandbox/serve';
import { MINUTE } from '@/utils/lib/time';
import type { CreatedLog } from './created';

/** A sandbox and a browser that both go away and come back. */
export interface Soaked {
  sandbox: Sandbox;
  /** Changes with each kill of the browser. */
  readonly lookout: Lookout;
  /** When the browser was gone after each kill, ms UTC. */
  kills: number[];
  /** Waits until a kill of the browser does not lose the installation. */
  installed(): Promise<void>;
  /** Kills the browser, and starts it again. */
  killBrowser(): Promise<void>;
  /** Nothing answers at the sandbox's address for so long. */
  goOffline(ms: number): Promise<void>;
  close(): Promise<void>;
}

/** On a busy machine a browser may not start in time. */
const MAX_STARTS = 5;

interface SoakedOptions {
  browser: BrowserName;
  executable: string;
  /** Folder of the built extension. */
  build: string;
  sandbox: Sandbox;
  port: number;
  created: CreatedLog;
}

export async function openSoaked(options: SoakedOptions): Promise<Soaked> {
  const { browser, executable, sandbox, port, created } = options;
  const recorded = recordedBuild(options.build, created.address);
  // Firefox installs a packed extension only with a signature.
  const packed: Packed | null = browser === 'chromium' ? packExtension(executable, recorded.folder) : null;
  let serving = await serveSandbox(sandbox, port);
  const common = { browser, executable, extension: recorded.folder, headless: true, protocol: 'v2' as const };
  const open = (again: boolean) =>
    openLookout({
      ...common,
      origin: serving.origin,
      loopbackOnly: true,
      again,
      log: true,
      ...(packed ? { packed } : {}),
    });
  let lookout = await open(false);
  const kills: number[] = [];
  return {
    sandbox,
    get lookout() {
      return lookout;
    },
    kills,
    async installed() {
      if (packed) await until('the installation to be on the disk', packed.isWritten, MINUTE);
    },
    async killBrowser() {
      await lookout.crash();
      // Only now: on a busy machine the browser lives for seconds after the test has asked for its end.
      kills.push(Date.now());
      for (let tries = 1; ; tries += 1) {
        try {
          lookout = await open(true);
          return;
        } catch (error) {
          if (tries === MAX_STARTS) throw error;
        }
      }
    },
    async goOffline(ms) {
      await serving.close();
      await new Promise((resolve) => setTimeout(resolve, ms));
      serving = await serveSandbox(sandbox, port);
    },
    async close() {
      await lookout.close().catch(() => {});
      await serving.close();
      packed?.remove();
      recorded.remove();
    },
  };
}
