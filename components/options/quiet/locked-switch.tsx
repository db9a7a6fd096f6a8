import { preferenceKeeper } from '@/components/options/preferences';
import type { SectionProps } from '@/components/options/props';
import { useText } from '@/components/page/use-text';
import { SwitchRow } from '@/components/ui/switch-row';

/** Quiet while the screen is locked. Disabled in Firefox, which does not report it. */
export function LockedSwitch(props: Pick<SectionProps, 'settings' | 'send' | 'autosave'>) {
  const text = useText();
  const set = preferenceKeeper(props);
  const { quiet } = props.settings;
  return (
    <SwitchRow
      label={text('quiet_locked')}
      hint={text('quiet_locked_hint')}
      checked={quiet.locked}
      disabled={import.meta.env.FIREFOX ? text('quiet_locked_firefox') : undefined}
      onChange={(locked) => void set({ quiet: { ...quiet, locked } })}
    />
  );
}
