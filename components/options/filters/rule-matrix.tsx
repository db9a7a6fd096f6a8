import { useText } from '@/components/page/use-text';
import { ACTION_WORDS, TYPE_WORDS } from '@/components/words/rule-words';
import type { RulePair } from '@/utils/activity/activity';
import type { Level, Rules } from '@/utils/rules/rule';
import { LevelSelect } from './level-select';
import { commonOverride, overrideOf } from './override-cells';
import { axes, commonLevel, levelOf } from './rule-cells';

interface RuleMatrixProps {
  rules: Rules;
  /** If present, `rules` are a source's own, and cells without a level inherit from `base`. */
  base?: Rules;
  pairs: readonly RulePair[];
  onSet: (pairs: readonly RulePair[], level: Level | 'inherit') => void;
}

/** Types by actions. Pairs unknown to Trakt have no cell. */
export function RuleMatrix({ rules, base, pairs, onSet }: RuleMatrixProps) {
  const text = useText();
  const { types, actions } = axes(pairs);

  const one = (pair: RulePair) => {
    const inherited = base && levelOf(base, pair);
    const level = base ? (overrideOf(rules, pair) ?? 'inherit') : levelOf(rules, pair);
    return (
      <LevelSelect
        level={level}
        inherited={inherited}
        changed={base ? level !== 'inherit' : level !== levelOf({}, pair)}
        label={text('filters_cell', text(TYPE_WORDS[pair.type]), text(ACTION_WORDS[pair.action]))}
        onChange={(chosen) => onSet([pair], chosen)}
      />
    );
  };
  const many = (among: readonly RulePair[], label: string) => {
    const own = base && commonOverride(rules, among);
    const level = base ? (own === undefined ? null : (own ?? 'inherit')) : commonLevel(rules, among);
    return (
      <LevelSelect
        many
        level={level}
        inherited={base && (commonLevel(base, among) ?? 'mixed')}
        label={label}
        onChange={(chosen) => onSet(among, chosen)}
      />
    );
  };

  return (
    <div class="matrix-place">
      <table class="matrix">
        <caption class="heard">{text('filters_matrix')}</caption>
        <thead>
          <tr>
            <th scope="col">{text('filters_action_column')}</th>
            {types.map((type) => (
              <th scope="col" key={type}>
                {text(TYPE_WORDS[type])}
              </th>
            ))}
            <th scope="col" class="edge">
              {text('filters_all_row')}
            </th>
          </tr>
        </thead>
        <tbody>
          {actions.map((action) => {
            const row = pairs.filter((pair) => pair.action === action);
            return (
              <tr key={action}>
                <th scope="row">{text(ACTION_WORDS[action])}</th>
                {types.map((type) => {
                  const pair = row.find((each) => each.type === type);
                  return pair ? <td key={type}>{one(pair)}</td> : <td key={type} class="void" />;
                })}
                <td class="edge">{many(row, text('filters_all_row_named', text(ACTION_WORDS[action])))}</td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{text('filters_all_column')}</th>
            {types.map((type) => (
              <td key={type}>
                {many(
                  pairs.filter((pair) => pair.type === type),
                  text('filters_all_column_named', text(TYPE_WORDS[type])),
                )}
              </td>
            ))}
            <td class="edge" />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
