import { preferenceKeeper } from '@/components/options/preferences';
import type { SectionProps } from '@/components/options/props';
import { Section } from '@/components/options/section';
import { useText } from '@/components/page/use-text';
import { LEVEL_HINTS, LEVEL_WORDS } from '@/components/words/rule-words';
import { LEVELS, type Rules } from '@/utils/rules/rule';
import { CheckingPanel } from './checking-panel';
import { ConditionsPanel } from './conditions-panel';
import { PreviewNote } from './preview-note';
import { countChanged, pairsFor, withLevel } from './rule-cells';
import { RuleMatrix } from './rule-matrix';
import { SelfField } from './self-field';

/** Rules, conditions, and how often Trakt is checked. */
export function FiltersSection(props: SectionProps) {
  const { env, settings, send, autosave } = props;
  const text = useText();
  const v1 = env.protocol === 'v1';
  const pairs = pairsFor(v1);
  const setPreferences = preferenceKeeper(props);
  const { rules } = settings;
  const changed = countChanged(rules, pairs);

  const set = (wanted: Rules) =>
    void autosave(
      () => send('setRules', { rules: wanted }),
      () => send('setRules', { rules }),
    );

  return (
    <Section title={text('options_filters')} intro={text('filters_intro')}>
      <dl class="levels">
        {LEVELS.map((level) => (
          <div key={level} data-level={level}>
            <dt>{text(LEVEL_WORDS[level])}</dt>
            <dd>{text(LEVEL_HINTS[level])}</dd>
          </div>
        ))}
      </dl>
      <div class="panel flush">
        <RuleMatrix
          rules={rules}
          pairs={pairs}
          onSet={(cells, level) => level !== 'inherit' && set(withLevel(rules, cells, level))}
        />
        <div class="matrix-foot">
          <p>{changed > 0 ? text.plural('filters_changed', changed) : text('filters_default')}</p>
          {changed > 0 && (
            <button type="button" class="button" onClick={() => set({})}>
              {text('filters_reset')}
            </button>
          )}
        </div>
      </div>
      <PreviewNote {...props} />
      <ConditionsPanel
        send={send}
        v1={v1}
        base={settings.conditions}
        shows={settings.sources.filter((source) => source.kind === 'show')}
        onChange={(change) => void setPreferences({ conditions: { ...settings.conditions, ...change } })}
      >
        <SelfField {...props} />
      </ConditionsPanel>
      <CheckingPanel {...props} />
    </Section>
  );
}
