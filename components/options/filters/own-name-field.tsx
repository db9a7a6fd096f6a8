import { useState } from 'preact/hooks';
import { preferenceKeeper } from '@/components/options/preferences';
import type { SectionProps } from '@/components/options/props';
import { useText } from '@/components/page/use-text';
import { parseUser, userIn } from '@/utils/sources/parse-source';
import { useTyped } from './use-typed';

interface OwnNameFieldProps extends SectionProps {
  id: string;
  /** Why it is asked for. */
  hint: string;
}

/** The person's own name at Trakt. */
export function OwnNameField({ id, hint, ...props }: OwnNameFieldProps) {
  const text = useText();
  const set = preferenceKeeper(props);
  const [wrong, setWrong] = useState('');
  const keep = (typed: string) => {
    const name = parseUser(typed);
    setWrong(typed.trim() === '' || name ? '' : typed);
    if (typed.trim() === '') void set({ self: null });
    else if (name) void set({ self: userIn(props.env.protocol, name) });
  };
  const typing = useTyped(props.settings.self ?? '', keep);
  return (
    <>
      <label for={id}>{text('conditions_self_field')}</label>
      <input
        class="field narrow"
        id={id}
        type="text"
        dir="auto"
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        aria-describedby={`${id}-hint`}
        aria-invalid={wrong !== ''}
        {...typing}
      />
      <p class="hint" id={`${id}-hint`} role="status">
        {wrong === '' ? hint : text('error_not_a_user', wrong)}
      </p>
    </>
  );
}
