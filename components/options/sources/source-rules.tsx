import { CONDITION_GROUPS, type ConditionGroup } from '@/components/options/filters/condition-words';
import { ConditionsPanel } from '@/components/options/filters/conditions-panel';
import { countOverrides, withOverride } from '@/components/options/filters/override-cells';
import { pairsOfKind } from '@/components/options/filters/rule-cells';
import { RuleMatrix } from '@/components/options/filters/rule-matrix';
import type { SectionProps } from '@/components/options/props';
import { useText } from '@/components/page/use-text';
import { sourceTitle } from '@/components/words/source-title';
import type { Conditions } from '@/utils/rules/condition';
import type { Rules } from '@/utils/rules/rule';
import type { Source } from '@/utils/sources/source';

interface SourceRulesProps extends Pick<SectionProps, 'env' | 'settings' | 'send' | 'autosave'> {
  source: Source;
}

/** Rules and conditions of one source. Everything unset is inherited. */
export function SourceRules({ env, settings, send, autosave, source }: SourceRulesProps) {
  const text = useText();
  const v1 = env.protocol === 'v1';
  const { id, rules = {}, conditions = {} } = source;
  const name = sourceTitle(text, source);
  const own = countOverrides(rules);

  const setRules = (wanted: Rules) => {
    const orNone = (some: Rules) => (countOverrides(some) > 0 ? some : null);
    void autosave(
      () => send('setSourceRules', { id, rules: orNone(wanted) }),
      () => send('setSourceRules', { id, rules: orNone(rules) }),
    );
  };
  const setConditions = (wanted: Partial<Conditions>) => {
    const orNone = (some: Partial<Conditions>) => (Object.keys(some).length > 0 ? some : null);
    void autosave(
      () => send('setSourceConditions', { id, conditions: orNone(wanted) }),
      () => send('setSourceConditions', { id, conditions: orNone(conditions) }),
    );
  };
  const reset = (group: ConditionGroup) => {
    const gone: readonly string[] = CONDITION_GROUPS[group];
    setConditions(Object.fromEntries(Object.entries(conditions).filter(([field]) => !gone.includes(field))));
  };

  return (
    <>
      <div class="panel flush">
        <div class="matrix-head">
          <h2>{text('source_rules')}</h2>
          <p class="hint">{text('source_rules_hint')}</p>
        </div>
        <RuleMatrix
          rules={rules}
          base={settings.rules}
          pairs={pairsOfKind(source.kind, v1)}
          onSet={(cells, level) => setRules(withOverride(rules, cells, level === 'inherit' ? null : level))}
        />
        <div class="matrix-foot">
          <p>{own > 0 ? text.plural('source_rules_own', own) : text('source_rules_none')}</p>
          {own > 0 && (
            <button type="button" class="button" onClick={() => setRules({})}>
              {text('source_rules_reset')}
            </button>
          )}
        </div>
      </div>
      {source.kind !== 'me' && (
        <ConditionsPanel
          send={send}
          v1={v1}
          base={settings.conditions}
          own={{ conditions, name }}
          shows={settings.sources.filter((each) => each.kind === 'show')}
          onChange={(change) => setConditions({ ...conditions, ...change })}
          onReset={reset}
        />
      )}
    </>
  );
}
