import { appendEvent, type NewEvent } from './append-event';
import { createCast } from './cast/cast';
import { PEOPLE } from './cast/people';
import { answerImage } from './images/answer';
import { createRateLimit } from './rate-limit';
import { scriptOf } from './script';
import { createV2App } from './v2/app';
import { DEFAULT_NATURE } from './v2/nature';

/** How fast the demo's world lives from a time on. */
interface Pace {
  /** ms UTC. */
  from: number;
  /** Seconds between two events. */
  seconds: number;
}

/** What the demo's world depends on: the same always makes the same world. */
export interface DemoLife {
  /** When the demo was started, ms UTC: the end of the history that the world begins with. */
  startedAt: number;
  /** Oldest first; nothing happens before the first. */
  paces: readonly Pace[];
}

export interface Demo {
  /** Answers like Trakt's current API, and with its pictures. Whatever should have happened by `now` has happened. */
  answer(request: Request, life: DemoLife, now: number): Promise<Response>;
}

/** The people who act in the demo. */
export const DEMO_PEOPLE = PEOPLE.filter(({ username }) => ['ben', 'anouk', 'yuki', 'kofi'].includes(username)).map(
  ({ username, name }) => ({ username, name: name ?? username }),
);
/** The show that the demo watches. */
export const DEMO_SHOW = { ref: 'severance', name: 'Severance' };

const SEED = 11;
/** The first event, a second after the first pace begins: one that notifies by default. */
const FIRST: NewEvent = { user: 'ben', action: 'scrobble', show: DEMO_SHOW.ref, season: 2, episode: 5 };
const FIRST_AFTER_MS = 1000;

function* eventsOf(world: ReturnType<typeof createCast>): Generator<NewEvent, never> {
  yield FIRST;
  return yield* scriptOf(
    world,
    SEED,
    DEMO_PEOPLE.map(({ username }) => username),
  );
}

/**
 * The sandbox's world for the extension itself. It has no state of its own: after the worker's death, another worker
 * makes the same world from the same {@link DemoLife}.
 */
export function createDemo(startedAt: number): Demo {
  const world = createCast({ seed: SEED, now: startedAt });
  const events = eventsOf(world);
  const clock = { now: startedAt };
  let lastAt: number | null = null;
  const v2 = createV2App({
    world,
    clock: () => clock.now,
    dialect: () => 'mixed',
    knowsClient: () => true,
    rateLimit: createRateLimit(),
    viewerOf: () => null,
    feedStatus: () => 401,
    nature: () => DEFAULT_NATURE,
  });
  const nextAt = ({ paces }: DemoLife, first: Pace): number => {
    const last = lastAt;
    if (last === null) return first.from + FIRST_AFTER_MS;
    const { seconds } = paces.findLast(({ from }) => from <= last) ?? first;
    return last + seconds * 1000;
  };
  const catchUp = (life: DemoLife, now: number) => {
    const [first] = life.paces;
    if (!first) return;
    for (let at = nextAt(life, first); at <= now; at = nextAt(life, first)) {
      appendEvent(world, { ...events.next().value, at }, at);
      lastAt = at;
    }
  };
  return {
    async answer(request, life, now) {
      catchUp(life, now);
      clock.now = now;
      const { pathname } = new URL(request.url);
      if (pathname.startsWith('/images/')) return answerImage(request, world);
      const response = await v2.fetch(request);
      response.headers.set('date', new Date(now).toUTCString());
      return response;
    },
  };
}
