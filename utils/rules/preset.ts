import { type ActivityAction, type ActivityType, PAIRS } from '@/utils/activity/activity';
import { DEFAULT_RULES, type Level, type Rules } from '@/utils/rules/rule';

/** Three ways to begin. Whatever is chosen can be changed cell by cell. */
export const PRESETS = ['quiet', 'normal', 'everything'] as const;
export type Preset = (typeof PRESETS)[number];

/** What becomes of a default level: quiet counts what would have interrupted, everything interrupts. */
const LEVEL_IN: Record<Preset, (level: Level) => Level> = {
  quiet: (level) => (level === 'notify' ? 'badge' : level),
  normal: (level) => level,
  everything: () => 'notify',
};

/** The rules of a preset: cells that differ from the defaults. */
export function rulesOf(preset: Preset): Rules {
  const rules: Rules = {};
  for (const { type, action } of PAIRS) {
    const usual = DEFAULT_RULES[type][action] ?? 'off';
    const level = LEVEL_IN[preset](usual);
    if (level !== usual) rules[type] = { ...rules[type], [action]: level };
  }
  return rules;
}

/** The preset that some rules are, or null where they are nobody's but the person's. */
export function presetOf(rules: Rules): Preset | null {
  const level = (some: Rules, type: ActivityType, action: ActivityAction) =>
    some[type]?.[action] ?? DEFAULT_RULES[type][action];
  const isSame = (a: Rules, b: Rules) =>
    PAIRS.every(({ type, action }) => level(a, type, action) === level(b, type, action));
  return PRESETS.find((preset) => isSame(rules, rulesOf(preset))) ?? null;
}
