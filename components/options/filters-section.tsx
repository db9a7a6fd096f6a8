import { useText } from '@/components/hooks/use-text';
import { LEVELS, type Rules } from '@/utils/rules/rule';
import { CheckingPanel } from './checking-panel';
import type { SectionProps } from './props';
import { countChanged, pairsFor, withLevel } from './rule-cells';
import { RuleMatrix } from './rule-matrix';
import { LEVEL_HINTS, LEVEL_WORDS } from './rule-words';
import { Section } from './section';

/** What becomes of each kind of news, and how often Trakt is asked. */
export function FiltersSection(props: SectionProps) {
  const { env, settings, send, say, saved, failed } = props;
  const text = useText();
  const pairs = pairsFor(env.protocol === 'v1');
  const { rules } = settings;
  const changed = countChanged(rules, pairs);

  const keep = async (wanted: Rules): Promise<boolean> => {
    const reply = await send('setRules', { rules: wanted });
    if (!reply.ok) failed(reply.error);
    return reply.ok;
  };
  const reset = async () => {
    if (!(await keep({}))) return;
    const undo = async () => {
      if (await keep(rules)) say({ words: text('filters_reset_undone') });
    };
    say({ words: text('filters_reset_done'), undo: () => void undo() });
  };

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
          onSet={async (cells, level) => {
            if (await keep(withLevel(rules, cells, level))) saved();
          }}
        />
        <div class="matrix-foot">
          <p>{changed > 0 ? text.plural('filters_changed', changed) : text('filters_default')}</p>
          {changed > 0 && (
            <button type="button" class="button" onClick={() => void reset()}>
              {text('filters_reset')}
            </button>
          )}
        </div>
      </div>
      <CheckingPanel {...props} />
    </Section>
  );
}
