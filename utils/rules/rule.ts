import type { RuleAction, RuleType } from '@/utils/activity/activity';

/** Where an activity ends up. Each level includes those before it. */
export const LEVELS = ['off', 'feed', 'badge', 'notify'] as const;
export type Level = (typeof LEVELS)[number];

/**
 * type -> action -> level. A missing cell means: inherited (in an override), or the default of `DEFAULT_RULES`.
 */
export type Rules = Partial<Record<RuleType, Partial<Record<RuleAction, Level>>>>;

export function isAtLeast(level: Level, floor: Level): boolean {
  return LEVELS.indexOf(level) >= LEVELS.indexOf(floor);
}

/** Unknown types and actions go to the feed and never interrupt. */
export const UNKNOWN_LEVEL: Level = 'feed';
