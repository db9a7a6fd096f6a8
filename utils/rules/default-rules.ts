import type { RuleAction } from '@/utils/activity/activity';
import { RULE_PAIRS } from '@/utils/activity/pairs';
import type { Level, Rules } from '@/utils/rules/rule';

const LEVEL_OF_ACTION: Record<RuleAction, Level> = {
  watching: 'feed',
  scrobble: 'notify',
  checkin: 'notify',
  seen: 'notify',
  collection: 'feed',
  rating: 'notify',
  watchlist: 'badge',
  shout: 'notify',
  review: 'notify',
  created: 'badge',
  item_added: 'badge',
  reply: 'notify',
  asked: 'notify',
  accepted: 'badge',
  followed: 'badge',
  comment_like: 'badge',
  reaction: 'badge',
  list_like: 'badge',
  list_comment: 'badge',
};

/** Quiet on purpose: automatic actions (watching, collecting) never interrupt. */
export const DEFAULT_RULES: Readonly<Required<Rules>> = RULE_PAIRS.reduce<Required<Rules>>(
  (rules, { type, action }) => {
    rules[type] = { ...rules[type], [action]: LEVEL_OF_ACTION[action] };
    return rules;
  },
  { episode: {}, show: {}, movie: {}, list: {}, season: {}, me: {} },
);
