import { type Control, createControl, type Settings, type SettingsChange } from './control';
import { createControlApp } from './control-app';
import { createEdgeCache } from './edge-cache';
import { answerFaulty, createFaults, type Delay } from './faults';
import { answerImage } from './images/answer';
import { answerOAuth } from './oauth/app';
import { createSessions, type Sessions } from './oauth/sessions';
import { DEFAULT_OAUTH } from './oauth/settings';
import { createRateLimit, type RateLimitState } from './rate-limit';
import { createRequestLog, type LoggedRequest } from './request-log';
import { answerV1 } from './v1/app';
import { createV2App } from './v2/app';
import { DEFAULT_NATURE } from './v2/nature';
import type { World } from './world';

/** The client ID that is known from the start; on v1 the API key. */
export const SANDBOX_CLIENT_ID = 'sandbox-client-id';

export interface SandboxOptions {
  world: World;
  /** The clock, ms UTC. The control address can shift it. */
  now: () => number;
  /** Real time by default; tests pass a clock that they control. */
  delay?: Delay;
  rateLimit?: Partial<RateLimitState>;
  settings?: SettingsChange;
}

export interface Sandbox {
  /** Answers like the server, without a port: pass it as `fetch`. Any origin works; image addresses use it. */
  fetch(input: Request | string | URL, init?: RequestInit): Promise<Response>;
  readonly world: World;
  readonly control: Control;
  /** All requests to the API so far, oldest first. */
  readonly log: readonly LoggedRequest[];
  /** Who has signed in, and every token issued. */
  readonly sessions: Pick<Sessions, 'all' | 'issued'>;
  /** The sandbox's clock, ms UTC. */
  now(): number;
}

const waitReally: Delay = (ms, signal) =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });

/** A local Trakt: one world of people, titles and events, served over both protocols. */
export function createSandbox({ world, now, delay = waitReally, ...options }: SandboxOptions): Sandbox {
  const offset = { ms: 0 };
  const clock = () => now() + offset.ms;
  const faults = createFaults(clock);
  const log = createRequestLog();
  const rateLimit = createRateLimit(options.rateLimit);
  const clients = new Set([SANDBOX_CLIENT_ID]);
  const settings: Settings = {
    dialect: 'mixed',
    edgeCache: false,
    edgeAges: {},
    v1: { all: 'everything', protectedUser: 'failure' },
    ...options.settings,
    oauth: { ...DEFAULT_OAUTH, ...options.settings?.oauth },
    v2: { ...DEFAULT_NATURE, ...options.settings?.v2 },
  };
  const sessions = createSessions(settings.oauth, clock);
  const control = createControl({ world, now, offset, faults, log, rateLimit, clients, sessions, settings });
  const controls = createControlApp(control, world);
  const knowsClient = (id: string) => clients.has(id);
  const viewerOf = (token: string, client: string) => sessions.userOf(token, client);
  const feedStatus = () => settings.oauth.feedStatus;
  const v2 = createV2App({
    world,
    clock,
    dialect: () => settings.dialect,
    knowsClient,
    rateLimit,
    viewerOf,
    feedStatus,
    nature: () => settings.v2,
  });
  const v1 = (request: Request) => answerV1(request, { world, clock, quirks: () => settings.v1, knowsClient });

  const oauth = (request: Request) =>
    answerOAuth(request, { world, clock, settings: settings.oauth, sessions, knowsClient });

  const edge = createEdgeCache();
  const v2Answer = async (request: Request) =>
    settings.edgeCache
      ? edge.answer(request, clock(), { ages: settings.edgeAges, origin: async () => v2.fetch(request) })
      : v2.fetch(request);

  const answerApi = async (request: Request, path: string): Promise<Response> => {
    const fault = faults.take(path);
    const entry = await log.add(request, clock(), fault?.kind ?? null);
    const answer = async () => {
      if (/^\/(oauth\/|activate\b)/.test(path)) return oauth(request);
      return path.startsWith('/activity/') ? v1(request) : v2Answer(request);
    };
    const response = await (fault ? answerFaulty(fault, request, answer, { delay, clock }) : answer());
    entry.status = response.status;
    if (!response.headers.has('date')) response.headers.set('date', new Date(clock()).toUTCString());
    return response;
  };

  return {
    world,
    control,
    log: log.entries,
    sessions,
    now: clock,
    async fetch(input, init) {
      const request = input instanceof Request && init === undefined ? input : new Request(input, init);
      const { pathname, search } = new URL(request.url);
      if (pathname.startsWith('/sandbox/')) return controls.fetch(request);
      if (!pathname.startsWith('/images/')) return answerApi(request, pathname + search);
      const fault = faults.take(pathname);
      const answer = async () => answerImage(request, world);
      return fault ? answerFaulty(fault, request, answer, { delay, clock }) : answer();
    },
  };
}
