import { useState } from 'preact/hooks';
import { preferenceKeeper } from '@/components/options/preferences';
import type { SectionProps } from '@/components/options/props';
import { useText } from '@/components/page/use-text';
import { SwitchRow } from '@/components/ui/switch-row';
import { parseUser, userIn } from '@/utils/sources/parse-source';

/** The person's own name at Trakt, and whether their own activities notify. */
export function SelfField(props: SectionProps) {
  const text = useText();
  const set = preferenceKeeper(props);
  const { self, conditions } = props.settings;
  const [wrong, setWrong] = useState('');
  const keepSelf = (typed: string) => {
    const name = parseUser(typed);
    setWrong(typed.trim() === '' || name ? '' : typed);
    if (typed.trim() === '') void set({ self: null });
    else if (name) void set({ self: userIn(props.env.protocol, name) });
  };
  return (
    <div class="condition">
      <div class="condition-head">
        <h3>{text('conditions_self')}</h3>
      </div>
      <label for="self">{text('conditions_self_field')}</label>
      <input
        class="field narrow"
        id="self"
        type="text"
        dir="auto"
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        aria-describedby="self-hint"
        aria-invalid={wrong !== ''}
        value={self ?? ''}
        onChange={({ currentTarget }) => keepSelf(currentTarget.value)}
      />
      <p class="hint" id="self-hint" role="status">
        {wrong === ''
          ? text(conditions.titles === 'watchlist' && !self ? 'conditions_self_needed' : 'conditions_self_hint')
          : text('error_not_a_user', wrong)}
      </p>
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
