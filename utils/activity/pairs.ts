import { ME_PAIRS } from '@/utils/activity/about-me';
import { ACTIONS, LEGAL_TYPES, type Pair, type RulePair } from '@/utils/activity/activity';

/** All legal pairs, by action in the order of `ACTIONS`. */
export const PAIRS: readonly Pair[] = ACTIONS.flatMap((action) =>
  LEGAL_TYPES[action].map((type) => ({ type, action })),
);

/** The pairs of the original API; protocol v1 has no others. Pairs with `season` came with the current API. */
export const V1_PAIRS: readonly Pair[] = PAIRS.filter(({ type }) => type !== 'season');

/** All pairs that rules have levels for. */
export const RULE_PAIRS: readonly RulePair[] = [...PAIRS, ...ME_PAIRS];
