import { browser } from 'wxt/browser';
import { DEMO_KEY, type EndedDemo, type RunningDemo, readRunningDemo, storedDemo } from '@/entrypoints/demo/demo-state';
import { DEMO_PEOPLE, DEMO_SHOW } from '@/sandbox/demo';
import { DAY, SECOND } from '@/utils/lib/time';
import type { DemoPace } from '@/utils/messaging/protocol';
import type { Handlers } from '@/utils/messaging/serve';
import type { TraktServer } from '@/utils/server/build-env';
import { databaseName } from '@/utils/server/connection';
import { DEMO_ORIGIN, isDemo } from '@/utils/server/demo';
import { CHECK_MINUTES, DEFAULT_SETTINGS, type Settings } from '@/utils/settings/settings';
import { sentinelKey, starsKey, storeLostKey } from '@/utils/settings/store-keys';
import type { Source } from '@/utils/sources/source';
import { deleteDatabase } from '@/utils/store/delete-database';

/** Dependencies from the background. */
export interface DemoDeps {
  connection(settings: Settings): TraktServer;
  settings: {
    change(change: (before: Settings) => Settings, also?: () => object): Promise<Settings>;
  };
  check(trigger: 'now'): Promise<unknown>;
  checkSoon(): void;
  /** Does something while no round runs and nothing is delivered. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  /** Ids of the notifications on screen. */
  onScreen(): Promise<Set<string>>;
  /** Clears the notifications of cards, except some. */
  clearNotifications(except: readonly string[]): Promise<void>;
  showPage(url: string): Promise<void>;
  now: () => number;
}

/** Seconds between two events. */
const PACES: Readonly<Record<DemoPace, number>> = { calm: 120, lively: 20 };

/** A demo that was forgotten ends by itself. */
const MAX_DEMO_MS = DAY;
/** After the first check, the world wakes; so long after that, the second check brings the first activity. */
const FIRST_ACTIVITY_MS = 2 * SECOND;
const DELETE_TIMEOUT_MS = 5 * SECOND;

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

const SERVER = { protocol: 'v2', origin: DEMO_ORIGIN } as const;
const STORE = databaseName({ protocol: 'v2', apiOrigin: DEMO_ORIGIN });

export interface DemoCommands extends Pick<Handlers, 'startDemo' | 'endDemo' | 'demoPace'> {
  /** Finishes what a killed worker left of a start or an end. */
  resume(): Promise<void>;
  /** Ends a demo that has run for a day. */
  endIfForgotten(): Promise<void>;
}

/**
 * The sandbox's world inside the extension: a server of its own with a store of its own, read by the usual checks. The
 * settings are those of a new installation and are replaced by the earlier ones at the end.
 */
export function createCommands(deps: DemoDeps, wait = sleep): DemoCommands {
  const { connection, settings, check, now } = deps;

  /** Stores a change of the running demo, unless it was ended meanwhile: changes of the settings are serialized. */
  const update = async (change: (running: RunningDemo) => RunningDemo) => {
    const running = await readRunningDemo();
    let isRunning = false;
    await settings.change(
      (current) => {
        isRunning = isDemo(connection(current));
        return current;
      },
      () => (running && isRunning ? { [DEMO_KEY]: change(running) } : {}),
    );
  };

  /** The first check marks everything there as past. Then events begin, and the second check brings news. */
  const wake = async () => {
    // A check of the real list may have been raising notifications when the demo was started.
    const onScreen = await deps.alone(async () => [...(await deps.onScreen())]);
    await update((running) => ({ ...running, onScreen }));
    await check('now');
    const running = await readRunningDemo();
    if (!running || running.paces.length > 0) return;
    const from = now();
    await update((latest) => ({ ...latest, paces: [{ from, seconds: PACES.lively }] }));
    await wait(FIRST_ACTIVITY_MS);
    await check('now');
  };

  /** Deletes all that the demo has stored. If something holds the store, the next worker tries again. */
  const cleanUp = async (onScreen: readonly string[]) => {
    const isDeleted = await deps.alone(async () => {
      await deps.clearNotifications(onScreen);
      return deleteDatabase(STORE, sleep, DELETE_TIMEOUT_MS);
    });
    await browser.storage.local.remove([sentinelKey(STORE), starsKey(STORE), storeLostKey(STORE)]);
    if (isDeleted) await storedDemo.write(null);
    deps.checkSoon();
  };

  const end = async () => {
    const running = await readRunningDemo();
    const onScreen = running?.onScreen ?? [];
    await settings.change(
      (current) =>
        isDemo(connection(current)) ? (running?.before ?? { ...current, server: null, sources: [] }) : current,
      () => ({ [DEMO_KEY]: { ended: true, onScreen } satisfies EndedDemo }),
    );
    await cleanUp(onScreen);
    return { ok: true as const };
  };

  return {
    async startDemo({ show }) {
      const onScreen = [...(await deps.onScreen())];
      let running: RunningDemo | null = null;
      await settings.change(
        (before) => {
          if (isDemo(connection(before))) return before;
          const startedAt = now();
          running = { startedAt, paces: [], before, onScreen };
          return demoSettings(before, startedAt);
        },
        () => (running ? { [DEMO_KEY]: running } : {}),
      );
      if (running) wake().catch((error: unknown) => console.error(error));
      if (show) await deps.showPage(browser.runtime.getURL('/feed.html'));
      return { ok: true };
    },
    endDemo: end,
    async demoPace({ pace }) {
      const running = await readRunningDemo();
      if (!running) return { ok: false, error: { kind: 'gone' } };
      const last = running.paces.at(-1);
      if (pace === null || !last) return { ok: true, pace: last?.seconds === PACES.calm ? 'calm' : 'lively' };
      const next = { from: now(), seconds: PACES[pace] };
      await update((latest) => ({ ...latest, paces: [...latest.paces, next] }));
      return { ok: true, pace };
    },
    async resume() {
      const stored = await storedDemo.read();
      if (!stored) return;
      if ('ended' in stored) await cleanUp(stored.onScreen);
      else if (stored.paces.length === 0) await wake();
    },
    async endIfForgotten() {
      const running = await readRunningDemo();
      const age = running ? now() - running.startedAt : MAX_DEMO_MS;
      // A demo from the future began while the clock was ahead: its world would stand still until then.
      if (age >= MAX_DEMO_MS || age < 0) await end();
    },
  };
}

/** The settings of a new installation, with the chosen look and spoiler level. */
function demoSettings(before: Settings, since: number): Settings {
  const { theme, textSize, contrast, spoilers } = before;
  const base = { paused: false, since };
  const sources: Source[] = [
    ...DEMO_PEOPLE.map(({ username, name }) => ({
      ...base,
      kind: 'user' as const,
      id: `user:${username}`,
      username,
      name,
    })),
    { ...base, kind: 'show', id: `show:${DEMO_SHOW.ref}`, ...DEMO_SHOW, seasons: 'all' },
  ];
  return {
    ...DEFAULT_SETTINGS,
    theme,
    textSize,
    contrast,
    spoilers,
    server: SERVER,
    sources,
    checkMinutes: CHECK_MINUTES.min,
    // The demo shows its notifications beside its feed.
    skipVisible: false,
  };
}
