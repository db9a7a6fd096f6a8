import type { Settings } from '@/utils/settings/settings';
import { isNameless } from '@/utils/sources/is-nameless';
import type { ShowSource, Source } from '@/utils/sources/source';
import type { Database } from '@/utils/store/open-database';
import { readStreamStates } from '@/utils/store/stream-states';
import type { TraktClient } from '@/utils/trakt/trakt-client';

/** The part of the background's picture cache used here: fetches a picture and stores it. */
interface ImageCache {
  first(sources: readonly { key: string; address: string | undefined }[]): Promise<unknown>;
}

interface SettingsAccess {
  read(): Promise<Settings>;
  change(change: (before: Settings) => Settings): Promise<unknown>;
}

/** Most sources looked up in one round. The next round continues. */
const LOOKUP_CONCURRENCY = 3;

/**
 * Looks up the names of people and shows that a settings file brought without one: one or two requests each, once.
 * People are looked up only if their listings can be read.
 *
 * @param isHere whether settings still point to the server that is asked: the same name is another person elsewhere
 */
export async function nameSources(
  db: Database,
  settings: SettingsAccess,
  feed: TraktClient,
  pictures: ImageCache,
  isHere: (settings: Settings) => boolean,
): Promise<void> {
  const nameless = (await settings.read()).sources.filter(isNameless);
  if (nameless.length === 0) return;
  const states = [...(await readStreamStates(db)).values()];
  const readable = nameless.filter(
    ({ id, kind }) =>
      kind === 'show' ||
      states.some((state) => state.sourceIds.includes(id) && state.lastGoodRead !== null && state.lastError === null),
  );
  const found = new Map<string, Partial<ShowSource>>();
  for (const source of readable.slice(0, LOOKUP_CONCURRENCY)) {
    const about = await lookUp(source, feed, pictures);
    if (about) found.set(source.id, about);
  }
  if (found.size === 0) return;
  const sourcesOf = ({ sources }: Settings) =>
    sources.map((source) => ({ ...source, ...found.get(source.id) }) as Source);
  await settings.change((before) => (isHere(before) ? { ...before, sources: sourcesOf(before) } : before));
}

async function lookUp(source: Source, feed: TraktClient, pictures: ImageCache): Promise<Partial<ShowSource> | null> {
  if (source.kind === 'user') {
    const profile = await feed.profile(source.username);
    if (!profile.ok) return null;
    const { name, username, slug, avatar } = profile.value;
    await pictures.first([{ key: `avatar:${slug}`, address: avatar }]);
    return { name: name || username };
  }
  if (source.kind !== 'show') return null;
  let details = await feed.show(source.ref);
  const isForeign = !details.ok && details.error.kind === 'not-found' && /^\d+$/.test(source.ref);
  // A number is Trakt's own id, or TVDB's if Trakt does not know it.
  if (isForeign) details = await feed.show(source.ref, 'tvdb');
  if (!details.ok) return null;
  const { title: name, ids, poster } = details.value.show;
  return { name, ids, poster, ...(isForeign && ids.slug ? { ref: ids.slug } : {}) };
}
