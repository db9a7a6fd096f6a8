import type { Pair, RuleAction, RulePair, RuleType } from '@/utils/activity/activity';
import { ME_PAIRS, PAIRS, V1_PAIRS } from '@/utils/activity/pairs';
import { DEFAULT_RULES } from '@/utils/rules/default-rules';
import type { Level, Rules } from '@/utils/rules/rule';
import type { Source } from '@/utils/sources/source';

/** The pairs that have a cell on this protocol. */
export function pairsFor(v1: boolean): readonly Pair[] {
  return v1 ? V1_PAIRS : PAIRS;
}

/** The pairs that a source of this kind can have. A show has no movie or list activities. */
export function pairsOfKind(kind: Source['kind'], v1: boolean): readonly RulePair[] {
  if (kind === 'me') return ME_PAIRS;
  return pairsFor(v1).filter(({ type }) => kind !== 'show' || (type !== 'movie' && type !== 'list'));
}

/** Level of a cell: the person's own, else the default. */
export function levelOf(rules: Rules, { type, action }: RulePair): Level {
  return rules[type]?.[action] ?? DEFAULT_RULES[type][action] ?? 'off';
}

/** Sets cells. Levels equal to the default are removed, so that `rules` holds differences only. */
export function withLevel(rules: Rules, pairs: readonly RulePair[], level: Level): Rules {
  const changed = { ...rules };
  for (const { type, action } of pairs) {
    const { [action]: _, ...others } = changed[type] ?? {};
    const cells = level === DEFAULT_RULES[type][action] ? others : { ...others, [action]: level };
    if (Object.keys(cells).length > 0) changed[type] = cells;
    else delete changed[type];
  }
  return changed;
}

/** The level shared by all these cells, or null if they differ. */
export function commonLevel(rules: Rules, pairs: readonly RulePair[]): Level | null {
  const levels = new Set(pairs.map((pair) => levelOf(rules, pair)));
  const [level] = levels;
  return levels.size === 1 && level ? level : null;
}

/** Number of these cells that differ from the defaults. */
export function countChanged(rules: Rules, pairs: readonly RulePair[]): number {
  return pairs.filter((pair) => levelOf(rules, pair) !== levelOf({}, pair)).length;
}

/** Columns and rows of the matrix in the vocabulary's order, without empty ones. */
export function axes(pairs: readonly RulePair[]): { types: RuleType[]; actions: RuleAction[] } {
  return {
    types: [...new Set(pairs.map(({ type }) => type))].sort((a, b) => COLUMNS.indexOf(a) - COLUMNS.indexOf(b)),
    actions: [...new Set(pairs.map(({ action }) => action))],
  };
}

/** Episodes and movies first, because most activities are about them. */
const COLUMNS: readonly RuleType[] = ['episode', 'movie', 'show', 'season', 'list', 'me'];
