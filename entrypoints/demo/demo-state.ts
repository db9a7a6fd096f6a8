import { browser } from 'wxt/browser';
import type { DemoLife } from '@/sandbox/demo';
import { storageItem } from '@/utils/lib/storage-item';
import type { Settings } from '@/utils/settings/settings';

/** A demo that runs: what its world depends on, and what its end restores. */
export interface RunningDemo extends DemoLife {
  /** The settings before the demo. */
  before: Settings;
  /** Ids of the notifications on screen before the demo. */
  onScreen: string[];
}

/** Item of `storage.local`. */
export const DEMO_KEY = 'demo';

/** The settings are restored, and what the demo stored is still to be deleted. */
export interface EndedDemo extends Pick<RunningDemo, 'onScreen'> {
  ended: true;
}

export const storedDemo = storageItem(
  () => browser.storage.local,
  DEMO_KEY,
  (stored) => (stored ?? null) as RunningDemo | EndedDemo | null,
);

export async function readRunningDemo(): Promise<RunningDemo | null> {
  const stored = await storedDemo.read();
  return stored && 'ended' in stored ? null : stored;
}
