import { type Activity, isLegalPair } from '@/utils/activity/activity';
import { own } from '@/utils/lib/own';
import type { Conditions, Judged, Own, Unmet } from '@/utils/rules/condition';
import { DEFAULT_RULES } from '@/utils/rules/default-rules';
import { type Mute, muteOf } from '@/utils/rules/mute';
import { isAtLeast, type Level, type Rules, UNKNOWN_LEVEL } from '@/utils/rules/rule';
import { unmetOf } from '@/utils/rules/unmet';

/** Why an activity got its level. Plain data; the pages render it. */
export type RuleReason =
  | { kind: 'default-rule' }
  | { kind: 'source-rule'; source: string }
  | { kind: 'unknown-pair' }
  /**
   * The rules gave a higher level, but this condition was not met. `source`: id of the source that overrides the
   * condition; missing if it is global.
   */
  | { kind: 'condition'; unmet: Unmet; source?: string | undefined }
  /** The level would have been higher. `until`: end of the mute, ms UTC, or null for good. */
  | { kind: 'muted'; by: 'user' | 'show'; name: string; until: number | null }
  | { kind: 'baseline' }
  | { kind: 'late' };

export interface Decision {
  level: Level;
  reason: RuleReason;
}

/** One cell of the matrix, in the form that stream states use. */
export const cellOf = ({ type, action }: { type: string; action: string }): string => `${type}:${action}`;

function cell(rules: Rules | undefined, type: string, action: string): Level | undefined {
  return own<Level>(own(rules, type), action);
}

/** The level of a legal pair: the source's own rule, else the global one, else the default. */
export function levelFor(
  source: Pick<RuleOwner, 'id' | 'rules'>,
  rules: Rules,
  type: string,
  action: string,
): Decision {
  const own = cell(source.rules, type, action);
  if (own) return { level: own, reason: { kind: 'source-rule', source: source.id } };
  const level = cell(rules, type, action) ?? cell(DEFAULT_RULES, type, action) ?? 'off';
  return { level, reason: { kind: 'default-rule' } };
}

/** What the rules need to know about a source. */
export interface RuleOwner {
  id: string;
  /** Overrides of the default rules. */
  rules?: Rules | undefined;
  /** Overrides of the global conditions. */
  conditions?: Partial<Conditions> | undefined;
}

/** Everything that decides the level of an activity, besides the sources that show it. */
export interface Policy extends Own {
  rules: Rules;
  /** Global; each source may override fields of them. */
  conditions: Conditions;
  mutes: readonly Mute[];
  /** ms UTC, for mutes that end. */
  now: number;
}

/**
 * The level of one activity: the highest that any of its sources gives. A source's conditions limit what that source
 * gives, and a mute limits the result, both to `feed`; neither raises a level. A pair outside of the vocabulary has a
 * fixed level.
 *
 * @param sources those that the activity belongs to, none of them paused
 */
export function decide(
  activity: Judged & Pick<Activity, 'type'>,
  sources: readonly RuleOwner[],
  policy: Policy,
): Decision {
  if (!isLegalPair(activity.type, activity.action)) {
    return { level: sources.length > 0 ? UNKNOWN_LEVEL : 'off', reason: { kind: 'unknown-pair' } };
  }
  let best: Decision = { level: 'off', reason: { kind: 'default-rule' } };
  for (const source of sources) {
    const decision = decideFor(activity, source, policy);
    if (!isAtLeast(best.level, decision.level)) best = decision;
  }
  if (!isAtLeast(best.level, 'badge')) return best;
  const mute = muteOf(activity, policy.mutes, policy.now);
  if (!mute) return best;
  return { level: 'feed', reason: { kind: 'muted', by: mute.kind, name: mute.name, until: mute.until } };
}

function decideFor(activity: Judged & Pick<Activity, 'type'>, source: RuleOwner, policy: Policy): Decision {
  const { rules, conditions } = policy;
  const decision = levelFor(source, rules, activity.type, activity.action);
  // Conditions are about titles and about what others watch and rate.
  if (!isAtLeast(decision.level, 'badge') || activity.type === 'me') return decision;
  const unmet = unmetOf(activity, { ...conditions, ...source.conditions }, policy);
  if (!unmet) return decision;
  const isOwn = source.conditions && !unmetOf(activity, conditions, policy);
  return { level: 'feed', reason: { kind: 'condition', unmet, ...(isOwn ? { source: source.id } : {}) } };
}
