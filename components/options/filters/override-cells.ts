import type { RulePair } from '@/utils/activity/activity';
import type { Level, Rules } from '@/utils/rules/rule';

/** Level in a source's own rules; null if inherited. */
export function overrideOf(rules: Rules | undefined, { type, action }: RulePair): Level | null {
  return rules?.[type]?.[action] ?? null;
}

/** Sets cells of a source's own rules. Null makes them inherit again. */
export function withOverride(rules: Rules | undefined, pairs: readonly RulePair[], level: Level | null): Rules {
  const changed: Rules = { ...rules };
  for (const { type, action } of pairs) {
    const { [action]: _, ...others } = changed[type] ?? {};
    const cells = level === null ? others : { ...others, [action]: level };
    if (Object.keys(cells).length > 0) changed[type] = cells;
    else delete changed[type];
  }
  return changed;
}

/** The level shared by all these cells, null if all inherit; undefined if they differ. */
export function commonOverride(rules: Rules | undefined, pairs: readonly RulePair[]): Level | null | undefined {
  const levels = new Set(pairs.map((pair) => overrideOf(rules, pair)));
  const [level] = levels;
  return levels.size === 1 ? level : undefined;
}

/** Number of cells with a level of their own. */
export function countOverrides(rules: Rules | undefined): number {
  return Object.values(rules ?? {}).reduce((sum, cells) => sum + Object.keys(cells).length, 0);
}
