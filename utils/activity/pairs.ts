import { ME_ACTIONS, type MeAction } from '@/utils/activity/about-me';
import { ACTIONS, LEGAL_TYPES, type Pair, type RulePair } from '@/utils/activity/activity';

/** All legal pairs, by action in the order of `ACTIONS`. */
export const PAIRS: readonly Pair[] = ACTIONS.flatMap((action) =>
  LEGAL_TYPES[action].map((type) => ({ type, action })),
);

/** The pairs of the original API; protocol v1 has no others. Pairs with `season` came with the current API. */
export const V1_PAIRS: readonly Pair[] = PAIRS.filter(({ type }) => type !== 'season');

/** The pairs of what concerns the person. */
export const ME_PAIRS: readonly { type: 'me'; action: MeAction }[] = ME_ACTIONS.map((action) => ({
  type: 'me',
  action,
}));

/** All pairs that rules have levels for. */
export const RULE_PAIRS: readonly RulePair[] = [...PAIRS, ...ME_PAIRS];
