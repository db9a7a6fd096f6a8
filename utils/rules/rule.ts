import { RULE_PAIRS, type RuleAction, type RuleType } from '@/utils/activity/activity';

/** Where an activity ends up. Each level includes those before it. */
export const LEVELS = ['off', 'feed', 'badge', 'notify'] as const;
export type Level = (typeof LEVELS)[number];

/**
 * type -> action -> level. A missing cell means: inherited (in an override), or the default of {@link DEFAULT_RULES}.
 */
export type Rules = Partial<Record<RuleType, Partial<Record<RuleAction, Level>>>>;

export function isAtLeast(level: Level, floor: Level): boolean {
  return LEVELS.indexOf(level) >= LEVELS.indexOf(floor);
}

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

/** Unknown types and actions go to the feed and never interrupt. */
export const UNKNOWN_LEVEL: Level = 'feed';
