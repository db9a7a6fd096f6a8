import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';

/** Whether the toolbar shows Lookout's button; null if the browser does not say (Firefox). */
export function usePinned(): boolean | null {
  const [pinned, setPinned] = useState<boolean | null>(null);
  useEffect(() => {
    const look = async () => setPinned((await browser.action.getUserSettings?.())?.isOnToolbar ?? null);
    void look();
    // Pinning moves the focus to the browser's menu and back.
    window.addEventListener('focus', look);
    const timer = setInterval(look, 1000);
    return () => {
      window.removeEventListener('focus', look);
      clearInterval(timer);
    };
  }, []);
  return pinned;
}
