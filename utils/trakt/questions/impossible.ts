import type { Pair } from '@/utils/activity/activity';
import { PAIRS } from '@/utils/activity/pairs';
import { pairsAsked } from '@/utils/trakt/questions/query';
import { TRAKT_COVERAGE } from '@/utils/trakt/questions/trakt-coverage';

/** A part of a question that no server can answer, with the coverage table's reason: a clause in English. */
export interface Impossible {
  /** The action, or `type action` if only that pair is impossible. */
  name: string;
  why: string;
}

/** The actions requested by name that never happen around a season. */
export function impossibleAround(protocol: 'v1' | 'v2', actions: 'all' | readonly string[]): Impossible[] {
  if (actions === 'all') return [];
  return actions.flatMap((name) => {
    const pairs = PAIRS.filter(({ action }) => action === name);
    const reasons = pairs.map((pair) => reasonOf('seasons', protocol, pair));
    return reasons[0] !== undefined && !reasons.includes(undefined) ? [{ name, why: reasons[0] }] : [];
  });
}

/** All requested pairs with reasons if none of them can be answered for a person; else empty. */
export function impossibleOfUser(
  protocol: 'v1' | 'v2',
  types: 'all' | readonly string[],
  actions: 'all' | readonly string[],
): Impossible[] {
  const found = pairsAsked(protocol, actions, types).map((pair) => ({
    name: `${pair.type} ${pair.action}`,
    why: reasonOf('user', protocol, pair),
  }));
  return found.flatMap(({ name, why }) =>
    why !== undefined && found.every((each) => each.why !== undefined) ? [{ name, why }] : [],
  );
}

function reasonOf(question: 'user' | 'seasons', protocol: 'v1' | 'v2', { type, action }: Pair): string | undefined {
  const row = TRAKT_COVERAGE.find((each) => each.type === type && each.action === action);
  const cover = row?.[question][protocol];
  return cover?.how === 'impossible' ? cover.why : undefined;
}
