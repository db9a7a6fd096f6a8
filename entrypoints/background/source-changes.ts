import type { Services } from '@/entrypoints/background/services';
import type { Settings } from '@/utils/settings/settings';
import type { SettingsStore } from '@/utils/settings/store';

export interface SourceChanges {
  /** Changes the settings; the alarm, the badge and open pages follow. */
  apply(...change: Parameters<SettingsStore['update']>): Promise<Settings>;
  /**
   * The same while the server in force is still the one with the key `at`, as when what is to be changed was asked for;
   * null, and nothing changed, where another was chosen meanwhile: the same name is somebody else there.
   */
  applyAt(at: string, change: (before: Settings) => Settings): Promise<Settings | null>;
  /** Reads what is new at once, its past as baseline, without making the page wait. The alarm does it if this cannot. */
  readSoon(): void;
}

export function createSourceChanges({ settings, server, changed, check }: Services): SourceChanges {
  const apply: SourceChanges['apply'] = async (...change) => {
    const after = await settings.update(...change);
    await changed();
    return after;
  };
  return {
    apply,
    async applyAt(at, change) {
      const after = await apply((before) => (server(before) === at ? change(before) : before));
      return server(after) === at ? after : null;
    },
    readSoon() {
      check('soon').catch((error: unknown) => console.error(error));
    },
  };
}
