import { fakeSyncServer } from '@/tests/fake-sync';
import { DEFAULT_SETTINGS, type Settings } from '@/utils/settings/settings';
import { toFields } from '@/utils/settings/sync/fields';
import { canonical } from '@/utils/settings/sync/merge';
import { type SyncMemory, type SyncProblem, syncStep } from '@/utils/settings/sync/step';

const TRAKT = { protocol: 'v2', apiOrigin: 'https://api.trakt.tv' } as const;

type Area = ReturnType<ReturnType<typeof fakeSyncServer>['browser']>;

/** One of a person's browsers, with its background. */
export function machine(device: string, area: Area, settings: Settings = DEFAULT_SETTINGS) {
  let memory: SyncMemory = { device, fields: {}, unsupported: {} };
  const self = {
    settings,
    problem: null as SyncProblem | null,
    writes: 0,
    now: 1,
    sync() {
      const step = syncStep(self.settings, memory, area.get(), TRAKT, self.now);
      self.settings = JSON.parse(JSON.stringify(step.settings));
      memory = JSON.parse(JSON.stringify(step.memory));
      self.problem = step.problem;
      try {
        if (Object.keys(step.set).length > 0) area.set(step.set);
        if (step.remove.length > 0) area.remove(step.remove);
        self.writes += Object.keys(step.set).length + step.remove.length;
      } catch {
        self.problem = { kind: 'refused' };
      }
    },
    exchange: () => area.exchange(),
    /** Lets only some of the items through. */
    lossy: (which: number) => area.exchange((key) => (key.charCodeAt(key.length - 1) + which) % 3 === 0),
    repeat: (which: number) => area.repeat(which),
    shown: () => canonical(Object.fromEntries([...toFields(self.settings)].sort(([a], [b]) => (a < b ? -1 : 1)))),
  };
  return self;
}

/** Browsers that share one account's copy; `pass` advances their clocks. */
export function machines(count: number, settings: Settings[] = []) {
  const server = fakeSyncServer();
  let time = 0;
  const all = Array.from({ length: count }, (_, index) =>
    machine(
      `m${index}`,
      server.browser(() => time),
      settings[index],
    ),
  );
  /** Syncs all browsers until none has anything left to send. Each time takes a minute. */
  const syncAll = () => {
    for (let round = 0; round < 10; round += 1) {
      time += 60_000;
      const before = all.map(({ writes }) => writes).join();
      for (const each of all) {
        each.exchange();
        each.sync();
        each.exchange();
      }
      if (round > 0 && all.map(({ writes }) => writes).join() === before) return round;
    }
    throw new Error('They never fall silent.');
  };
  return { all, server, syncAll, pass: (ms: number) => (time += ms) };
}
