import { preferenceKeeper } from '@/components/options/preferences';
import type { SectionProps } from '@/components/options/props';
import { useText } from '@/components/page/use-text';
import { SwitchRow } from '@/components/ui/switch-row';
import { OwnNameField } from './own-name-field';

/** The person's own name at Trakt, and whether their own activities notify. */
export function SelfField(props: SectionProps) {
  const text = useText();
  const set = preferenceKeeper(props);
  const { self, conditions } = props.settings;
  return (
    <div class="condition">
      <div class="condition-head">
        <h3>{text('conditions_self')}</h3>
      </div>
      <OwnNameField
        {...props}
        id="self"
        hint={text(conditions.titles === 'watchlist' && !self ? 'conditions_self_needed' : 'conditions_self_hint')}
      />
      <SwitchRow
        label={text('conditions_ignore_self')}
        hint={text('conditions_ignore_self_hint')}
        checked={conditions.ignoreSelf}
        disabled={self === null && !conditions.ignoreSelf ? text('conditions_ignore_self_who') : undefined}
        onChange={(ignoreSelf) => void set({ conditions: { ...conditions, ignoreSelf } })}
      />
    </div>
  );
}
