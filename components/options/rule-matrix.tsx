import { useText } from '@/components/hooks/use-text';
import type { Pair } from '@/utils/activity/activity';
import type { Level, Rules } from '@/utils/rules/rule';
import { LevelSelect } from './level-select';
import { axes, commonLevel, levelOf } from './rule-cells';
import { ACTION_WORDS, TYPE_WORDS } from './rule-words';

interface RuleMatrixProps {
  rules: Rules;
  pairs: readonly Pair[];
  onSet: (pairs: readonly Pair[], level: Level) => void;
}

/** Types by actions. Pairs that Trakt does not know have no cell. */
export function RuleMatrix({ rules, pairs, onSet }: RuleMatrixProps) {
  const text = useText();
  const { types, actions } = axes(pairs);
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
                  if (!pair) return <td key={type} class="void" />;
                  const level = levelOf(rules, pair);
                  return (
                    <td key={type}>
                      <LevelSelect
                        level={level}
                        changed={level !== levelOf({}, pair)}
                        label={text('filters_cell', text(TYPE_WORDS[type]), text(ACTION_WORDS[action]))}
                        onChange={(chosen) => onSet([pair], chosen)}
                      />
                    </td>
                  );
                })}
                <td class="edge">
                  <LevelSelect
                    many
                    level={commonLevel(rules, row)}
                    label={text('filters_all_row_named', text(ACTION_WORDS[action]))}
                    onChange={(chosen) => onSet(row, chosen)}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{text('filters_all_column')}</th>
            {types.map((type) => {
              const column = pairs.filter((pair) => pair.type === type);
              return (
                <td key={type}>
                  <LevelSelect
                    many
                    level={commonLevel(rules, column)}
                    label={text('filters_all_column_named', text(TYPE_WORDS[type]))}
                    onChange={(chosen) => onSet(column, chosen)}
                  />
                </td>
              );
            })}
            <td class="edge" />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
