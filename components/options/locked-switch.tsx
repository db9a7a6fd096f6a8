import { useState } from 'preact/hooks';
import { askPermission } from '@/components/hooks/ask-permission';
import { useText } from '@/components/hooks/use-text';
import { SwitchRow } from '@/components/ui/switch-row';
import { preferenceKeeper } from './preferences';
import type { SectionProps } from './props';

/** Quiet while the screen is locked: the browser is asked for its permission when this is switched on, and not before. */
export function LockedSwitch(props: Pick<SectionProps, 'settings' | 'send' | 'keep'>) {
  const text = useText();
  const set = preferenceKeeper(props);
  const { quiet } = props.settings;
  const [refused, setRefused] = useState(false);
  const change = async (locked: boolean) => {
    const allowed = !locked || (await askPermission('idle'));
    setRefused(!allowed);
    if (allowed) await set({ quiet: { ...quiet, locked } });
  };
  return (
    <>
      <SwitchRow
        label={text('quiet_locked')}
        hint={text('quiet_locked_hint')}
        checked={quiet.locked}
        disabled={import.meta.env.FIREFOX ? text('quiet_locked_firefox') : undefined}
        onChange={(locked) => void change(locked)}
      />
      <div role="status">{refused && <p class="note bad">{text('quiet_locked_refused')}</p>}</div>
    </>
  );
}
