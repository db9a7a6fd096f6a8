import { useEffect, useState } from 'preact/hooks';
import { readSettings, watchSettings } from '@/utils/settings/read-settings';
import type { Settings } from '@/utils/settings/settings';

/** The current settings; null until loaded. */
export function useSettings(): Settings | null {
  const [settings, setSettings] = useState<Settings | null>(null);
  useEffect(() => {
    let changed = false;
    const stop = watchSettings((now) => {
      changed = true;
      setSettings(now);
    });
    readSettings().then((read) => {
      if (!changed) setSettings(read);
    });
    return stop;
  }, []);
  return settings;
}
