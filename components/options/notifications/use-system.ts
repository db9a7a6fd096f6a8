import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';

/** Operating systems with different notification settings. */
export type System = 'mac' | 'win' | 'linux' | 'cros' | 'other';

const KNOWN: readonly string[] = ['mac', 'win', 'linux', 'cros'] satisfies System[];

/** The current operating system; null until known. */
export function useSystem(): System | null {
  const [system, setSystem] = useState<System | null>(null);
  useEffect(() => {
    browser.runtime.getPlatformInfo().then(
      ({ os }) => setSystem(KNOWN.includes(os) ? (os as System) : 'other'),
      () => setSystem('other'),
    );
  }, []);
  return system;
}
