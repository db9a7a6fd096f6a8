import type { ComponentChildren } from 'preact';
import { useText } from '@/components/page/use-text';
import type { MessageKey } from '@/utils/lib/text';
import type { send } from '@/utils/messaging/send';
import type { Conditions } from '@/utils/rules/condition';
import type { ShowSource } from '@/utils/sources/source';
import { RatingFields, WordsField } from './condition-fields';
import { CONDITION_GROUPS, type ConditionGroup, groupWords, isActive } from './condition-words';
import { TitlesField } from './titles-field';

const TITLES = {
  ratings: 'conditions_ratings',
  only: 'conditions_only',
  never: 'conditions_never',
  titles: 'conditions_titles',
} as const satisfies Record<ConditionGroup, MessageKey>;

const GROUPS = Object.keys(CONDITION_GROUPS) as ConditionGroup[];

interface ConditionsPanelProps {
  send: typeof send;
  v1: boolean;
  /** Conditions for all sources. */
  base: Conditions;
  /** If present, the panel edits a source's own conditions; unset ones are inherited from `base`. */
  own?: { conditions: Partial<Conditions>; name: string } | undefined;
  shows: readonly ShowSource[];
  onChange: (change: Partial<Conditions>) => void;
  /** Removes a source's own conditions. */
  onReset?: (group: ConditionGroup) => void;
  /** Further fields of the panel. */
  children?: ComponentChildren;
}

/** Conditions that an activity must meet in addition to its rule. */
export function ConditionsPanel(props: ConditionsPanelProps) {
  const { send, v1, base, own, shows, onChange, onReset, children } = props;
  const text = useText();
  const conditions = { ...base, ...own?.conditions };

  const fields: Record<ConditionGroup, ComponentChildren> = {
    ratings: <RatingFields conditions={conditions} onChange={onChange} />,
    only: (
      <WordsField
        words={conditions.onlyWords}
        label={text('conditions_only')}
        hint={text('conditions_only_hint')}
        onChange={(onlyWords) => onChange({ onlyWords })}
      />
    ),
    never: (
      <WordsField
        words={conditions.neverWords}
        label={text('conditions_never')}
        hint={text('conditions_never_hint')}
        onChange={(neverWords) => onChange({ neverWords })}
      />
    ),
    titles: <TitlesField send={send} v1={v1} conditions={conditions} shows={shows} onChange={onChange} />,
  };

  const active = GROUPS.filter((id) => isActive(id, conditions)).map((id) => groupWords(text, id, conditions));
  const group = (id: ConditionGroup) => {
    const names: readonly (keyof Conditions)[] = CONDITION_GROUPS[id];
    const isOwn = own !== undefined && names.some((name) => own.conditions[name] !== undefined);
    const title = text(TITLES[id]);
    return (
      <div class="condition" key={id} data-group={id}>
        <div class="condition-head">
          <h3>{title}</h3>
          {own && !isOwn && (
            <>
              <p class="inherits">{text('filters_inherits', groupWords(text, id, base))}</p>
              <button
                type="button"
                class="button"
                aria-label={text('conditions_own_named', title, own.name)}
                onClick={() => onChange(Object.fromEntries(names.map((name) => [name, base[name]])))}
              >
                {text('conditions_own')}
              </button>
            </>
          )}
          {isOwn && (
            <button
              type="button"
              class="button"
              aria-label={text('conditions_reset_named', title)}
              onClick={() => onReset?.(id)}
            >
              {text('conditions_reset')}
            </button>
          )}
        </div>
        {(!own || isOwn) && fields[id]}
      </div>
    );
  };

  return (
    <div class="panel form conditions">
      <div>
        <h2>{text('conditions_title')}</h2>
        <p class="hint">{text(own ? 'conditions_source_hint' : 'conditions_hint')}</p>
      </div>
      {active.length > 0 && (
        <ul class="conditions-now" aria-label={text('conditions_title')}>
          {active.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
      {GROUPS.map(group)}
      {children}
    </div>
  );
}
