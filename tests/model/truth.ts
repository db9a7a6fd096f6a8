import type { Settings } from '@/utils/settings/settings';
import type { Stream } from '@/utils/sources/stream';
import type { Page } from '@/utils/trakt/trakt-client';
import type { Fact } from './facts';
import type { Fate } from './oracle';

/** The settings that held from one moment until the next. */
export interface Situation {
  moment: number;
  /** By the computer's clock, ms UTC. */
  at: number;
  settings: Settings;
  /** The follow list as far as Lookout has read it. */
  known: ReadonlySet<string>;
  /**
   * When Lookout noted it while it lasted, ms UTC; null: it did not. A change that is undone earlier never happened for
   * Lookout, and a pause begins when Lookout notes it.
   */
  notedAt: number | null;
  /** Whether the sentinel was written while it lasted. */
  isKept: boolean;
}

/** One successful read. */
export interface Read {
  serial: number;
  stream: Stream;
  key: string;
  /** When it was requested, by the computer's clock, ms UTC. */
  asked: number;
  /** When its round began, when it was answered, and when it was stored (null: never). */
  began: number;
  answered: number;
  stored: number | null;
  rows: { id: string; fact: Fact; fresh: boolean }[];
  gap: Page['gap'];
  /** Who was followed at Trakt then. */
  followed: ReadonlySet<string>;
  /** How often the feed's refusal had changed by then, and whether it was refused. */
  refusals: number;
  isFeedRefused: boolean;
}

/** A notification that was requested, with the activities of each of its cards. */
interface Created {
  id: string;
  moment: number;
  cards: string[][];
}

/** The browser has lost the store with all its rows. */
export interface Loss {
  moment: number;
  /** When the surviving sentinel was written. */
  kept: number;
  /** The expected fate, until then, of everything the store had read. */
  fates: ReadonlyMap<Fact, Fate>;
}

/** Everything that happened, in order: the oracle's input. */
export function createTruth(settings: Settings, now: number) {
  let moment = 0;
  const first: Situation = { moment, at: now, settings, known: new Set(), notedAt: null, isKept: false };
  const truth = {
    situations: [first],
    reads: [] as Read[],
    created: [] as Created[],
    facts: [] as Fact[],
    /** Changes of who is followed at Trakt. */
    followed: [] as { moment: number; people: ReadonlySet<string> }[],
    losses: [] as Loss[],
    /** Whether the computer's clock was ever wrong: then nobody can tell what happened during a pause. */
    wasClockWrong: false,
    /** When the computer's clock was set back. */
    setBacks: [] as number[],
    next: () => {
      moment += 1;
      return moment;
    },
    present: () => truth.situations.at(-1) as Situation,
    change(change: Partial<Pick<Situation, 'settings' | 'known'>>, at: number) {
      truth.situations.push({ ...truth.present(), ...change, moment: truth.next(), at, notedAt: null, isKept: false });
    },
    /** The store has committed a read. */
    store(serial: number, at: number) {
      const read = truth.reads[serial];
      if (!read || read.stored !== null) return;
      read.stored = truth.next();
      if (read.stream.kind === 'follows') truth.change({ known: read.followed }, at);
    },
    /** The situations that lasted in some part of a time span. */
    during: (from: number, to: number) =>
      truth.situations.filter(
        (each, index) => each.moment <= to && (truth.situations[index + 1]?.moment ?? Number.POSITIVE_INFINITY) > from,
      ),
  };
  return truth;
}

export type Truth = ReturnType<typeof createTruth>;
