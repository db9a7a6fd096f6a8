import { useState } from 'preact/hooks';
import { preferenceKeeper } from '@/components/options/preferences';
import type { SectionProps } from '@/components/options/props';
import { Section } from '@/components/options/section';
import { useText } from '@/components/page/use-text';
import { LEVEL_HINTS, LEVEL_WORDS } from '@/components/words/rule-words';
import { presetOf } from '@/utils/rules/preset';
import { LEVELS, type Rules } from '@/utils/rules/rule';
import { AboutYouRules } from './about-you-rules';
import { CheckingPanel } from './checking-panel';
import { ConditionsPanel } from './conditions-panel';
import { PresetChoice } from './preset-choice';
import { PreviewNote } from './preview-note';
import { countChanged, pairsFor, pairsOfKind, withLevel } from './rule-cells';
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
  // Read only once, so that the matrix does not fold while somebody returns to a preset.
  const [wasCustom] = useState(() => presetOf(rules) === null);
  const changed = countChanged(rules, v1 ? pairs : [...pairs, ...pairsOfKind('me', v1)]);

  const set = (wanted: Rules) =>
    void autosave(
      () => send('setRules', { rules: wanted }),
      () => send('setRules', { rules }),
    );

  return (
    <Section title={text('options_filters')} intro={text('filters_intro')}>
      <div class="panel form">
        <PresetChoice {...props} />
        {presetOf(rules) === null && <p class="hint">{text('preset_own')}</p>}
      </div>
      <PreviewNote {...props} />
      <details class="panel flush customize" open={wasCustom}>
        <summary>
          <h2>{text('filters_customize')}</h2>
        </summary>
        <dl class="levels">
          {LEVELS.map((level) => (
            <div key={level} data-level={level}>
              <dt>{text(LEVEL_WORDS[level])}</dt>
              <dd>{text(LEVEL_HINTS[level])}</dd>
            </div>
          ))}
        </dl>
        <RuleMatrix
          rules={rules}
          pairs={pairs}
          onSet={(cells, level) => level !== 'inherit' && set(withLevel(rules, cells, level))}
        />
        {!v1 && <AboutYouRules rules={rules} onSet={(cells, level) => set(withLevel(rules, cells, level))} />}
        <div class="matrix-foot">
          <p>{changed > 0 ? text.plural('filters_changed', changed) : text('filters_default')}</p>
          {changed > 0 && (
            <button type="button" class="button" onClick={() => set({})}>
              {text('filters_reset')}
            </button>
          )}
        </div>
      </details>
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
