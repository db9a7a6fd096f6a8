import type { ShowSpoilers } from '@/utils/activity/spoiler-level';
import type { Conditions } from '@/utils/rules/condition';
import type { Mute } from '@/utils/rules/mute';
import type { Rules } from '@/utils/rules/rule';
import type { TraktServer } from '@/utils/server/build-env';
import { type ChosenServer, connectionOf, serverKey } from '@/utils/server/connection';
import { CHECK_MINUTES, MAX_WAIT_HOURS, type Preferences, type Settings } from '@/utils/settings/settings';
import type { Source } from '@/utils/sources/source';

/** Adds a source, last or at an index; returns the same settings if it is there already. */
export function withSource(settings: Settings, source: Source, at = settings.sources.length): Settings {
  if (settings.sources.some(({ id }) => id === source.id)) return settings;
  return { ...settings, sources: settings.sources.toSpliced(at, 0, source) };
}

export function withoutSource(settings: Settings, id: string): Settings {
  const sources = settings.sources.filter((source) => source.id !== id);
  return sources.length === settings.sources.length ? settings : { ...settings, sources };
}

/** Pauses or resumes a source; what happened during the pause is baseline. */
export function withSourcePaused(settings: Settings, id: string, paused: boolean): Settings {
  const change = (source: Source): Source =>
    source.id === id && source.paused !== paused ? { ...source, paused } : source;
  return { ...settings, sources: settings.sources.map(change) };
}

/** Changes the seasons of a watched show: `poll/coverage` detects which of them are new. */
export function withSeasons(settings: Settings, id: string, seasons: 'all' | number[]): Settings {
  const change = (source: Source): Source =>
    source.id === id && source.kind === 'show' && String(source.seasons) !== String(seasons)
      ? { ...source, seasons }
      : source;
  return { ...settings, sources: settings.sources.map(change) };
}

/** What is hidden of a watched show; null: as everywhere. */
export function withShowSpoilers(settings: Settings, id: string, spoilers: ShowSpoilers | null): Settings {
  const change = (source: Source): Source =>
    source.id === id && source.kind === 'show' ? { ...source, spoilers: spoilers ?? undefined } : source;
  return { ...settings, sources: settings.sources.map(change) };
}

/** Pauses or resumes everything; what happened during the pause is baseline. */
export function withPaused(settings: Settings, paused: boolean): Settings {
  return settings.paused === paused ? settings : { ...settings, paused };
}

export function withRules(settings: Settings, rules: Rules): Settings {
  return { ...settings, rules };
}

/** Overrides of one source; null removes them all, so that it inherits everything again. */
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

/** Mutes a person or show, replacing an earlier one. Drops expired mutes. */
export function withMute(settings: Settings, mute: Mute, now: number): Settings {
  const { mutes } = withoutMute(settings, mute);
  return { ...settings, mutes: [...mutes.filter(({ until }) => until === null || until > now), mute] };
}

export function withoutMute(settings: Settings, { kind, id }: Pick<Mute, 'kind' | 'id'>): Settings {
  return { ...settings, mutes: settings.mutes.filter((mute) => mute.kind !== kind || mute.id !== id) };
}

/** No notification before `until`, ms UTC; null ends the snooze. */
export function withSnooze(settings: Settings, until: number | null): Settings {
  return { ...settings, snoozeUntil: until };
}

/** Rounds to whole minutes, clamped to the allowed range. */
export function withCheckMinutes(settings: Settings, minutes: number): Settings {
  return { ...settings, checkMinutes: within(minutes, CHECK_MINUTES) };
}

/** Rounds to whole hours, clamped to the allowed range. */
export function withMaxWaitHours(settings: Settings, hours: number): Settings {
  return { ...settings, maxWaitHours: within(hours, MAX_WAIT_HOURS) };
}

function within(value: number, bounds: { min: number; max: number; default: number }): number {
  return Number.isFinite(value) ? Math.min(bounds.max, Math.max(bounds.min, Math.round(value))) : bounds.default;
}

/** Stores a client ID (v1: API key) for an origin; null deletes it. */
export function withClientId(settings: Settings, origin: string, clientId: string | null): Settings {
  const { [origin]: _, ...others } = settings.clientIds;
  return { ...settings, clientIds: clientId === null ? others : { ...others, [origin]: clientId } };
}

/**
 * Switches to another server, or back to the build's (null). The sources of the former server are set aside until it is
 * chosen again; what happens there until then is baseline. The person's own name (`self`) is set aside too, and is null
 * at a server for which none was entered.
 */
export function withServer(settings: Settings, server: ChosenServer | null, env: TraktServer, now: number): Settings {
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
 * After a sign-in at the current server: takes the account's name as the person's own, unless they entered another one.
 * A name that came with an earlier sign-in does not count as entered.
 */
export function withAccount(settings: Settings, slug: string, env: TraktServer): Settings {
  const here = serverKey(connectionOf(settings, env));
  const { [here]: last = null, ...others } = settings.lastAccounts ?? {};
  const self = settings.self === null || settings.self === last ? slug : settings.self;
  return { ...settings, self, lastAccounts: { ...others, [here]: slug } };
}

/** Excludes a followed person, or includes them again. */
export function withLeftOut(settings: Settings, slug: string, out: boolean): Settings {
  const change = (source: Source): Source => {
    if (source.kind !== 'following' || source.except.includes(slug) === out) return source;
    return { ...source, except: out ? [...source.except, slug] : source.except.filter((each) => each !== slug) };
  };
  return { ...settings, sources: settings.sources.map(change) };
}
