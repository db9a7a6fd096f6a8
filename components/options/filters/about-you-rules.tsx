import { useText } from '@/components/page/use-text';
import { ACTION_WORDS } from '@/components/words/rule-words';
import type { RulePair } from '@/utils/activity/activity';
import { ME_PAIRS } from '@/utils/activity/pairs';
import type { Level, Rules } from '@/utils/rules/rule';
import { LevelSelect } from './level-select';
import { levelOf } from './rule-cells';

interface AboutYouRulesProps {
  rules: Rules;
  onSet: (pairs: readonly RulePair[], level: Level) => void;
}

/** The level of each kind of activity that concerns the person. */
export function AboutYouRules({ rules, onSet }: AboutYouRulesProps) {
  const text = useText();
  return (
    <div class="about-you">
      <h3>{text('filters_type_me')}</h3>
      <p class="hint">{text('filters_me_hint')}</p>
      <ul>
        {ME_PAIRS.map((pair) => {
          const level = levelOf(rules, pair);
          return (
            <li key={pair.action}>
              <span>{text(ACTION_WORDS[pair.action])}</span>
              <LevelSelect
                level={level}
                changed={level !== levelOf({}, pair)}
                label={text('filters_cell', text('filters_type_me'), text(ACTION_WORDS[pair.action]))}
                onChange={(chosen) => chosen !== 'inherit' && onSet([pair], chosen)}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
