import type { Services } from '@/entrypoints/background/services';
import type { Settings } from '@/utils/settings/settings';
import type { SettingsStore } from '@/utils/settings/settings-store';

export interface SourceChanges {
  /** Changes the settings; the alarm, the badge and open pages follow. */
  apply(...change: Parameters<SettingsStore['update']>): Promise<Settings>;
  /** Reads what is new at once, its past as baseline, without making the page wait. The alarm does it if this cannot. */
  readSoon(): void;
}

export function createSourceChanges({ settings, changed, check }: Services): SourceChanges {
  return {
    async apply(...change) {
      const after = await settings.update(...change);
      await changed();
      return after;
    },
    readSoon() {
      check('soon').catch((error: unknown) => console.error(error));
    },
  };
}
