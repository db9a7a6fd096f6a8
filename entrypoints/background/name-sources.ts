import type { SettingsStore } from '@/utils/settings/settings-store';
import type { Database } from '@/utils/store/open-database';
import { readStreamStates } from '@/utils/store/stream-states';
import type { ActivityFeed } from '@/utils/trakt/activity-feed';

/** Looked up in one round; the next round goes on. */
const AT_ONCE = 3;

/**
 * Finds out what people are called who came by name only, from a settings file: a request each, once, and only for those
 * whose listings can be read.
 */
export async function nameSources(db: Database, settings: SettingsStore, feed: ActivityFeed): Promise<void> {
  const nameless = (await settings.read()).sources.filter(
    (source) => source.kind === 'user' && !source.name && !source.paused,
  );
  if (nameless.length === 0) return;
  const states = [...(await readStreamStates(db)).values()];
  const readable = nameless.filter(({ id }) =>
    states.some((state) => state.sourceIds.includes(id) && state.lastGoodRead !== null && state.lastError === null),
  );
  const names = new Map<string, string>();
  for (const source of readable.slice(0, AT_ONCE)) {
    const profile = source.kind === 'user' ? await feed.profile(source.username) : null;
    if (!profile?.ok) return;
    names.set(source.id, profile.value.name || profile.value.username);
  }
  if (names.size === 0) return;
  await settings.update((before) => ({
    ...before,
    sources: before.sources.map(
      (source) =>
        ({ ...source, name: names.get(source.id) ?? ('name' in source ? source.name : undefined) }) as typeof source,
    ),
  }));
}
