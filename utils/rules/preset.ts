import type { RuleAction, RuleType } from '@/utils/activity/activity';
import { RULE_PAIRS } from '@/utils/activity/pairs';
import { DEFAULT_RULES } from '@/utils/rules/default-rules';
import type { Level, Rules } from '@/utils/rules/rule';

/** Three starting points. Every cell can be changed afterwards. */
export const PRESETS = ['quiet', 'normal', 'everything'] as const;
export type Preset = (typeof PRESETS)[number];

/** Maps default levels: `quiet` lowers notifications to the badge, `everything` notifies about all. */
const LEVEL_IN: Record<Preset, (level: Level) => Level> = {
  quiet: (level) => (level === 'notify' ? 'badge' : level),
  normal: (level) => level,
  everything: () => 'notify',
};

/** The rules of a preset: cells that differ from the defaults. */
export function rulesOf(preset: Preset): Rules {
  const rules: Rules = {};
  for (const { type, action } of RULE_PAIRS) {
    const usual = DEFAULT_RULES[type][action] ?? 'off';
    const level = LEVEL_IN[preset](usual);
    if (level !== usual) rules[type] = { ...rules[type], [action]: level };
  }
  return rules;
}

/** The preset that matches some rules, or null for custom rules. */
export function presetOf(rules: Rules): Preset | null {
  const level = (some: Rules, type: RuleType, action: RuleAction) =>
    some[type]?.[action] ?? DEFAULT_RULES[type][action];
  const isSame = (a: Rules, b: Rules) =>
    RULE_PAIRS.every(({ type, action }) => level(a, type, action) === level(b, type, action));
  return PRESETS.find((preset) => isSame(rules, rulesOf(preset))) ?? null;
}
