import type { Preferences } from '@/utils/settings/settings';
import type { SectionProps } from './props';

/** Returns a function that saves some preferences at once. Undo restores their previous values. */
export function preferenceKeeper({
  settings,
  send,
  autosave,
}: Pick<SectionProps, 'settings' | 'send' | 'autosave'>): (change: Partial<Preferences>) => Promise<boolean> {
  return (change) => {
    const fields = Object.keys(change) as (keyof Preferences)[];
    const before = Object.fromEntries(fields.map((field) => [field, settings[field]]));
    return autosave(
      () => send('setPreferences', change),
      () => send('setPreferences', before),
    );
  };
}
