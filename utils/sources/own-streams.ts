import type { MeAction } from '@/utils/activity/about-me';
import { ME_PAIRS } from '@/utils/activity/pairs';
import type { SpoilerLevel } from '@/utils/activity/spoiler-level';
import type { Conditions } from '@/utils/rules/condition';
import { levelFor } from '@/utils/rules/decide';
import type { Rules } from '@/utils/rules/rule';
import type { Source } from '@/utils/sources/source';
import { ME_STREAMS, type Stream } from '@/utils/sources/stream';

/**
 * The person's own watchlist if a condition needs it, and their own plays if unwatched titles are hidden. Neither can
 * be read on protocol v1, or while `self` is unknown: then every title meets the condition, and none counts as watched.
 *
 * @param sources none of them paused
 */
export function ownStreams(
  protocol: 'v1' | 'v2',
  sources: readonly Source[],
  { self, conditions, spoilers }: { self: string | null; conditions: Conditions; spoilers: SpoilerLevel },
): Stream[] {
  const wanting = sources.filter((source) => (source.conditions?.titles ?? conditions.titles) === 'watchlist');
  if (protocol === 'v1' || self === null) return [];
  const own = (kind: 'own-watchlist' | 'own-plays', by: readonly Source[]): Stream[] =>
    by.length === 0 ? [] : [{ protocol, kind, user: self, sourceIds: by.map(({ id }) => id) }];
  return [...own('own-watchlist', wanting), ...own('own-plays', spoilers === 'unwatched' ? sources : [])];
}

/**
 * The actions that each listing about the person can show. `asked` and `accepted` are known only while they are signed
 * in.
 */
export const ME_STREAM_ACTIONS: Readonly<Record<(typeof ME_STREAMS)[number], readonly MeAction[]>> = {
  'me-people': ['followed', 'asked', 'accepted'],
  'me-comments': ['reply', 'comment_like', 'reaction'],
  'me-lists': ['list_like', 'list_comment'],
};

const SIGNED_IN_ONLY: readonly MeAction[] = ['asked', 'accepted'];

/**
 * The listings of what concerns the person, as far as the rules want it. None on protocol v1, or while it is unknown
 * who the person is.
 *
 * @param sources none of them paused
 * @param who `account`: slug of the signed-in account, which counts more than `self`, the name entered in the settings
 */
export function meStreams(
  protocol: 'v1' | 'v2',
  sources: readonly Source[],
  rules: Rules,
  { account, self }: { account: string | null; self: string | null },
): Stream[] {
  const source = sources.find(({ kind }) => kind === 'me');
  const me = account ?? self;
  if (protocol === 'v1' || !source || me === null) return [];
  const wanted = ME_PAIRS.filter(({ type, action }) => levelFor(source, rules, type, action).level !== 'off');
  return ME_STREAMS.flatMap((kind): Stream[] => {
    const wants = wanted
      .map(({ action }) => action)
      .filter((action) => ME_STREAM_ACTIONS[kind].includes(action))
      .filter((action) => account !== null || !SIGNED_IN_ONLY.includes(action));
    const signedIn = account !== null;
    return wants.length === 0 ? [] : [{ protocol, kind, self: me, signedIn, wants, sourceIds: [source.id] }];
  });
}
