import { RULE_PAIRS } from '@/utils/activity/pairs';
import type { Level, Rules } from '@/utils/rules/rule';
import { DEFAULT_SETTINGS, type Settings } from '@/utils/settings/settings';
import type { FollowingSource, MeSource, ShowSource, Source, UserSource } from '@/utils/sources/source';
import { SHOW_IDS, type ShowName, type User } from './facts';

export const CELLS = [
  'episode:scrobble',
  'movie:scrobble',
  'movie:rating',
  'episode:shout',
  'movie:watching',
  'me:comment_like',
] as const;
export type Cell = (typeof CELLS)[number];

/** All cells are off except those of the model's facts. */
function rulesOf(levels: Readonly<Record<Cell, Level>>): Rules {
  const rules: Rules = {};
  for (const { type, action } of RULE_PAIRS) {
    rules[type] = { ...rules[type], [action]: levels[`${type}:${action}` as Cell] ?? 'off' };
  }
  return rules;
}

export function withCell(rules: Rules | undefined, cell: Cell, level: Level | null): Rules {
  const [type, action] = cell.split(':') as ['movie', 'rating'];
  const { [action]: _, ...others } = rules?.[type] ?? {};
  return { ...rules, [type]: level === null ? others : { ...others, [action]: level } };
}

const LEVELS_AT_FIRST: Readonly<Record<Cell, Level>> = {
  'episode:scrobble': 'notify',
  'movie:scrobble': 'notify',
  'movie:rating': 'badge',
  'episode:shout': 'notify',
  'movie:watching': 'off',
  'me:comment_like': 'notify',
};

export const SOURCE_IDS = ['user:ann', 'user:bob', 'following', 'show:dark', 'show:fargo', 'me'] as const;
export type SourceId = (typeof SOURCE_IDS)[number];

export function sourceOf(id: SourceId, since: number): Source {
  const base = { id, paused: false, since };
  if (id === 'following') return { ...base, kind: 'following', except: [] } satisfies FollowingSource;
  if (id === 'me') return { ...base, kind: 'me' } satisfies MeSource;
  const [kind, name = ''] = id.split(':');
  if (kind === 'user') return { ...base, kind, username: name as User, name } satisfies UserSource;
  const ids = { trakt: SHOW_IDS[name as ShowName], slug: name };
  return { ...base, kind: 'show', ref: name, name, ids, seasons: 'all' } satisfies ShowSource;
}

/** Half an hour before Europe changes its clocks, back and forward: 2:30 or 1:30 in Berlin. */
export const STARTS = [Date.UTC(2026, 9, 25, 0, 30), Date.UTC(2027, 2, 28, 0, 30)] as const;

/** v1 says neither who is followed nor what concerns the person. */
export const V2_ONLY: readonly SourceId[] = ['following', 'me'];

export const settingsAt = (
  start: number,
  protocol: 'v1' | 'v2',
  sources: readonly SourceId[] = SOURCE_IDS,
): Settings => ({
  ...DEFAULT_SETTINGS,
  rules: rulesOf(LEVELS_AT_FIRST),
  sources: sources.filter((id) => protocol === 'v2' || !V2_ONLY.includes(id)).map((id) => sourceOf(id, start)),
});
