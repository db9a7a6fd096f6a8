import type { Conditions } from '@/utils/rules/condition';
import type { Mute } from '@/utils/rules/mute';
import type { Rules } from '@/utils/rules/rule';
import type { TraktServer } from '@/utils/server/build-env';
import { connectionOf, type Server, serverKey } from '@/utils/server/connection';
import { CHECK_MINUTES, MAX_WAIT_HOURS, type Preferences, type Settings } from '@/utils/settings/settings';
import type { Source } from '@/utils/sources/source';

/** Adds a source, or hands the settings back unchanged where it is there already. */
export function withSource(settings: Settings, source: Source): Settings {
  if (settings.sources.some(({ id }) => id === source.id)) return settings;
  return { ...settings, sources: [...settings.sources, source] };
}

export function withoutSource(settings: Settings, id: string): Settings {
  const sources = settings.sources.filter((source) => source.id !== id);
  return sources.length === settings.sources.length ? settings : { ...settings, sources };
}

/** Pauses a source, or takes it up again: what happened meanwhile is then baseline. */
export function withSourcePaused(settings: Settings, id: string, paused: boolean, now: number): Settings {
  const change = (source: Source): Source =>
    source.id === id && source.paused !== paused ? { ...source, paused, since: paused ? source.since : now } : source;
  return { ...settings, sources: settings.sources.map(change) };
}

/** Other seasons of a watched show: `poll/coverage` notices which of them are new. */
export function withSeasons(settings: Settings, id: string, seasons: 'all' | number[]): Settings {
  const change = (source: Source): Source =>
    source.id === id && source.kind === 'show' && String(source.seasons) !== String(seasons)
      ? { ...source, seasons }
      : source;
  return { ...settings, sources: settings.sources.map(change) };
}

/** Pauses everything, or takes everything up again: what happened meanwhile is then baseline. */
export function withPaused(settings: Settings, paused: boolean, now: number): Settings {
  if (settings.paused === paused) return settings;
  const sources = paused ? settings.sources : settings.sources.map((source) => ({ ...source, since: now }));
  return { ...settings, paused, sources };
}

export function withRules(settings: Settings, rules: Rules): Settings {
  return { ...settings, rules };
}

/** Overrides of one source; null takes them away, so that it inherits all of it again. */
export function withSourceRules(settings: Settings, id: string, rules: Rules | null): Settings {
  return withOverride(settings, id, { rules: rules ?? undefined });
}

export function withSourceConditions(settings: Settings, id: string, conditions: Partial<Conditions> | null): Settings {
  return withOverride(settings, id, { conditions: conditions ?? undefined });
}

function withOverride(settings: Settings, id: string, override: Pick<Source, 'rules' | 'conditions'>): Settings {
  const change = (source: Source): Source => (source.id === id ? { ...source, ...override } : source);
  return { ...settings, sources: settings.sources.map(change) };
}

export function withPreferences(settings: Settings, change: Partial<Preferences>): Settings {
  return { ...settings, ...change };
}

/** Mutes somebody or a show, in place of an earlier mute of theirs. Mutes whose time is over are forgotten. */
export function withMute(settings: Settings, mute: Mute, now: number): Settings {
  const { mutes } = withoutMute(settings, mute);
  return { ...settings, mutes: [...mutes.filter(({ until }) => until === null || until > now), mute] };
}

export function withoutMute(settings: Settings, { kind, id }: Pick<Mute, 'kind' | 'id'>): Settings {
  return { ...settings, mutes: settings.mutes.filter((mute) => mute.kind !== kind || mute.id !== id) };
}

/** Nothing interrupts before `until`, ms UTC; null ends it. */
export function withSnooze(settings: Settings, until: number | null): Settings {
  return { ...settings, snoozeUntil: until };
}

/** Whole minutes within what is allowed. */
export function withCheckMinutes(settings: Settings, minutes: number): Settings {
  return { ...settings, checkMinutes: within(minutes, CHECK_MINUTES) };
}

/** Whole hours within what is allowed. */
export function withLongestHours(settings: Settings, hours: number): Settings {
  return { ...settings, maxWaitHours: within(hours, MAX_WAIT_HOURS) };
}

function within(value: number, bounds: { min: number; max: number; default: number }): number {
  return Number.isFinite(value) ? Math.min(bounds.max, Math.max(bounds.min, Math.round(value))) : bounds.default;
}

/** Keeps a client id (v1: API key) for an origin, or forgets it. */
export function withClientId(settings: Settings, origin: string, clientId: string | null): Settings {
  const { [origin]: _, ...others } = settings.clientIds;
  return { ...settings, clientIds: clientId === null ? others : { ...others, [origin]: clientId } };
}

/**
 * Another server, or (null) that of the build: who is watched at the one waits until it is chosen again, and what happened
 * there meanwhile is then baseline. So does who the person is: at a server where nobody has said yet, nobody knows.
 */
export function withServer(settings: Settings, server: Server | null, env: TraktServer, now: number): Settings {
  const from = serverKey(connectionOf(settings, env));
  const to = serverKey(connectionOf({ ...settings, server }, env));
  if (from === to) return { ...settings, server };
  const { [to]: waiting = [], ...others } = settings.elsewhere;
  const elsewhere = settings.sources.length > 0 ? { ...others, [from]: settings.sources } : others;
  const sources = waiting.map((source) => ({ ...source, since: now }));
  const { [to]: self = null, ...selves } = settings.selfElsewhere ?? {};
  const selfElsewhere = settings.self === null ? selves : { ...selves, [from]: settings.self };
  return { ...settings, server, elsewhere, sources, self, selfElsewhere };
}

/**
 * Somebody has signed in at the server in force: who one is there, unless another name was given. The name of whoever
 * signed in before was not given, it came with the sign-in.
 */
export function withAccount(settings: Settings, slug: string, env: TraktServer): Settings {
  const here = serverKey(connectionOf(settings, env));
  const { [here]: last = null, ...others } = settings.lastAccounts ?? {};
  const self = settings.self === null || settings.self === last ? slug : settings.self;
  return { ...settings, self, lastAccounts: { ...others, [here]: slug } };
}

/** Leaves somebody out who is followed at Trakt, or takes them in again. */
export function withLeftOut(settings: Settings, slug: string, out: boolean): Settings {
  const change = (source: Source): Source => {
    if (source.kind !== 'following' || source.except.includes(slug) === out) return source;
    return { ...source, except: out ? [...source.except, slug] : source.except.filter((each) => each !== slug) };
  };
  return { ...settings, sources: settings.sources.map(change) };
}
