import type { Mute } from '@/utils/rules/mute';
import type { Rules } from '@/utils/rules/rule';
import type { ServerId } from '@/utils/settings/file/read';
import type { FileMute, FileSource, SettingsFile } from '@/utils/settings/file/schema';
import { PREFERENCES, type Preferences, type Settings } from '@/utils/settings/settings';
import { parseUser, userIn, userSlug } from '@/utils/sources/parse-source';
import type { Source } from '@/utils/sources/source';

/**
 * Applies a settings file. What the file does not mention stays. An existing source keeps its `since`; what the first
 * read of a new one finds is baseline.
 */
export function withFile(settings: Settings, file: SettingsFile, trakt: ServerId, now: number): Settings {
  const { sources, rules, checkMinutes, maxWaitHours, paused, mutes, trakt: own } = file;
  const clientIds = own?.clientId ? { ...settings.clientIds, [trakt.apiOrigin]: own.clientId } : settings.clientIds;
  return {
    ...settings,
    clientIds,
    sources: sources ? uniqueSources(sources, settings.sources, trakt, now) : settings.sources,
    rules: rules === undefined ? settings.rules : (rules as Rules),
    checkMinutes: checkMinutes ?? settings.checkMinutes,
    maxWaitHours: maxWaitHours ?? settings.maxWaitHours,
    paused: paused ?? settings.paused,
    mutes: mutes ? mutes.map((mute) => toMute(mute, trakt)) : settings.mutes,
    ...preferencesOf(settings, file, trakt),
  };
}

/** Whether a file that names a server names this one: its client ID is for no other. */
export function isForServer(
  { trakt: wanted }: Pick<SettingsFile, 'trakt'>,
  { protocol, apiOrigin }: ServerId,
): boolean {
  const origin = wanted?.origin?.replace(/\/+$/, '');
  return (!wanted?.protocol || wanted.protocol === protocol) && (!origin || origin === apiOrigin);
}

function toMute({ kind, id, name = id, until }: FileMute, trakt: ServerId): Mute {
  const named = kind === 'user' ? userOf(id, trakt) : id.toLowerCase();
  return { kind, id: named, name, until: until ? Date.parse(until) : null };
}

/** A person's name or URL in the form that activities use. */
const userOf = (written: string, { protocol }: ServerId) => userIn(protocol, parseUser(written) ?? written);

/** Objects are merged field by field: what the file does not name stays. */
function preferencesOf(settings: Settings, file: SettingsFile, trakt: ServerId): Preferences {
  const next: Record<string, unknown> = {};
  for (const field of PREFERENCES) {
    const [before, given]: unknown[] = [settings[field], file[field]];
    if (given === undefined) next[field] = before;
    else if (typeof given === 'object' && given !== null) next[field] = { ...(before as object), ...given };
    else next[field] = field === 'self' && given ? userOf(String(given), trakt) : given;
  }
  return next as unknown as Preferences;
}

function uniqueSources(
  wanted: readonly FileSource[],
  before: readonly Source[],
  trakt: ServerId,
  now: number,
): Source[] {
  const made = new Map<string, Source>();
  for (const each of wanted) {
    const source = toSource(each, trakt);
    // A kind that only a newer version knows, from another of the person's browsers.
    if (!source) continue;
    const old = before.find((known) => known.id === source.id || isSameShow(known, source));
    const name = each.kind === 'user' || each.kind === 'show' ? each.name : undefined;
    const id = old?.id ?? source.id;
    made.set(id, {
      ...old,
      ...source,
      id,
      // A number that was resolved as a TVDB id is another show's number at Trakt.
      ...(old?.kind === 'show' ? { ref: old.ref } : {}),
      ...(name ? { name } : {}),
      since: old?.since ?? now,
      paused: each.paused ?? false,
      rules: each.rules as Rules | undefined,
      conditions: each.conditions,
    } as Source);
  }
  return [...made.values()];
}

/** A show that was added by another of its ids keeps the id it was added by. */
const isSameShow = (known: Source, { kind, ref }: { kind: string; ref?: string }) =>
  known.kind === 'show' && kind === 'show' && known.ref.toLowerCase() === ref;

/** The source with its id and name; the caller fills in the rest, and the poller looks up the display name. */
function toSource(source: FileSource, trakt: ServerId) {
  switch (source.kind) {
    case 'user': {
      const written = parseUser(source.username);
      if (written === null) return null;
      const username = trakt.protocol === 'v1' ? written : userSlug(written);
      return { id: `user:${userSlug(written)}`, kind: 'user', username } as const;
    }
    case 'show': {
      const ref = source.ref.toLowerCase();
      const { seasons, spoilers } = source;
      return { id: `show:${ref}`, kind: 'show', ref, seasons, spoilers } as const;
    }
    case 'me':
      return { id: 'me', kind: 'me' } as const;
    default:
      if (source.kind !== 'following') return null;
      return {
        id: 'following',
        kind: 'following',
        except: (source.except ?? []).map((each) => userOf(each, trakt)),
      } as const;
  }
}
