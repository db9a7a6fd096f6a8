import { useEffect, useState } from 'preact/hooks';
import { readSettings, watchSettings } from '@/utils/settings/read-settings';
import type { Settings } from '@/utils/settings/settings';

/** The settings as they are now; null until they are known. */
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
