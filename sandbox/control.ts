import { appendEvent, type NewEvent } from './append-event';
import type { PersonInfo } from './catalog';
import type { Fault, FaultSpec, Faults } from './faults';
import type { Session, Sessions } from './oauth/sessions';
import type { OAuthSettings } from './oauth/settings';
import type { RateLimit, RateLimitState } from './rate-limit';
import type { LoggedRequest, RequestLog } from './request-log';
import { appendSocial } from './social';
import type { SocialEvent, SocialSpec } from './social-event';
import type { V1Quirks } from './v1/app';
import type { Dialect } from './v2/app';
import type { Nature } from './v2/nature';
import type { World } from './world';
import type { WorldEvent } from './world-event';
import type { PersonSpec } from './world-spec';

export interface Settings {
  dialect: Dialect;
  /** True: answers that may be shared are as old as Trakt's edge makes them. */
  edgeCache: boolean;
  /** Seconds that the edge caches an answer, by pattern of its address: two caches may disagree. */
  edgeAges: Readonly<Record<string, number>>;
  v1: V1Quirks;
  oauth: OAuthSettings;
  v2: Nature;
}

export type SettingsChange = Partial<Omit<Settings, 'oauth' | 'v2'>> & {
  oauth?: Partial<OAuthSettings>;
  v2?: Partial<Nature>;
};

/** Everything that tests and demos may do to a running sandbox; the control address offers the same over HTTP. */
export interface Control {
  event(event: NewEvent): WorldEvent;
  /** Lets somebody like, react, follow, ask or accept. */
  social(event: SocialSpec): SocialEvent;
  clock(change: { advanceMs?: number; setTo?: number | string }): number;
  fault(spec: FaultSpec): Fault;
  faults(): Fault[];
  clearFaults(): void;
  requests(): readonly LoggedRequest[];
  clearRequests(): void;
  addPerson(spec: PersonSpec): PersonInfo;
  /** Changes a profile: `private`, `deleted`, `name`, … */
  changePerson(name: string, change: Partial<Omit<PersonSpec, 'username' | 'slug' | 'following'>>): PersonInfo;
  follow(name: string, other: string): void;
  unfollow(name: string, other: string): void;
  rateLimit(change: Partial<RateLimitState> & { used?: number }): RateLimitState;
  /** Sets the known client IDs (v1: keys). */
  clientIds(ids: string[]): void;
  /** Issues an access token for a person. */
  token(name: string): string;
  settings(change: SettingsChange): Settings;
  /** Who has signed in so far, with the currently valid tokens. */
  sessions(): readonly Session[];
  /** Ends every session, as the person can on Trakt's page of connected apps. */
  signOut(): void;
}

export interface ControlDeps {
  world: World;
  now: () => number;
  offset: { ms: number };
  faults: Faults;
  log: RequestLog;
  rateLimit: RateLimit;
  clients: Set<string>;
  sessions: Sessions;
  settings: Settings;
}

export function createControl(deps: ControlDeps): Control {
  const { world, offset, faults, log, rateLimit, clients, sessions, settings } = deps;
  const clock = () => deps.now() + offset.ms;
  const personOf = (name: string) => {
    const person = world.person(name);
    if (!person) throw new Error(`No person "${name}" in this world`);
    return person;
  };
  return {
    event: (event) => appendEvent(world, event, clock()),
    social: (event) => appendSocial(world, event, clock()),
    clock({ advanceMs = 0, setTo }) {
      if (setTo !== undefined) offset.ms = new Date(setTo).getTime() - deps.now();
      offset.ms += advanceMs;
      return clock();
    },
    fault: (spec) => faults.add(spec),
    faults: () => faults.list(),
    clearFaults: () => faults.clear(),
    requests: () => log.entries,
    clearRequests: () => log.clear(),
    addPerson: (spec) => world.addPerson(spec),
    changePerson: (name, change) => Object.assign(personOf(name), change),
    follow(name, other) {
      const { slug } = personOf(other);
      const { following } = personOf(name);
      if (!following.some((f) => f.slug === slug)) following.push({ slug, at: clock() });
    },
    unfollow(name, other) {
      const { slug } = personOf(other);
      const person = personOf(name);
      person.following = person.following.filter((f) => f.slug !== slug);
    },
    rateLimit(change) {
      rateLimit.set(change, clock());
      return { ...rateLimit.state };
    },
    clientIds(ids) {
      clients.clear();
      for (const id of ids) clients.add(id);
    },
    token(name) {
      const { slug } = personOf(name);
      const token = `sandbox-token-${slug}`;
      sessions.give(token, slug);
      return token;
    },
    settings(change) {
      if (change.dialect) settings.dialect = change.dialect;
      if (change.edgeCache !== undefined) settings.edgeCache = change.edgeCache;
      if (change.edgeAges) settings.edgeAges = change.edgeAges;
      if (change.v2) settings.v2 = { ...settings.v2, ...change.v2 };
      if (change.v1) settings.v1 = { ...settings.v1, ...change.v1 };
      Object.assign(settings.oauth, change.oauth);
      return { ...settings };
    },
    sessions: () => sessions.all,
    signOut() {
      for (const { access } of sessions.all) sessions.revoke(access);
    },
  };
}
