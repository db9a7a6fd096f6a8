import type { Feed, ReadyFeed } from '@/components/feed/list/feed';
import { sourceName } from '@/components/words/source-name';
import type { TraktServer } from '@/utils/server/build-env';
import { connectionOf } from '@/utils/server/connection';
import { hasActiveSources, type Settings } from '@/utils/settings/settings';
import type { Source } from '@/utils/sources/source';
import type { ListingSummary } from '@/utils/store/read/listing-summary';
import type { StoreError } from '@/utils/store/store-error';
import type { TraktError } from '@/utils/trakt/errors';

/** Shown above the rows. */
export type Notice = 'paused' | 'no-client-id' | 'no-sources';

/** All states of the popup. */
export type PopupState =
  | { kind: 'loading' }
  | { kind: 'broken'; reason: StoreError['reason'] }
  | { kind: 'no-client-id' }
  | { kind: 'no-sources' }
  | { kind: 'cannot-see'; names: string[] }
  | { kind: 'trouble'; error: TraktError; about: 'user' | 'show' }
  /** `checked`: false until the first check, which may still find something. */
  | { kind: 'nothing-yet'; checked: boolean; people: number; shows: number; notice: Notice | null }
  | { kind: 'feed'; feed: ReadyFeed; notice: Notice | null };

export function popupState(
  feed: Feed,
  settings: Settings | null,
  listings: ListingSummary | null,
  env: TraktServer,
): PopupState {
  if (feed.kind !== 'ready') return feed;
  if (feed.chunks.length > 0 || feed.narrowed)
    return { kind: 'feed', feed, notice: settings && noticeOf(settings, env) };
  if (!settings || !listings) return { kind: 'loading' };
  if (!connectionOf(settings, env).clientId) return { kind: 'no-client-id' };
  if (settings.sources.length === 0) return { kind: 'no-sources' };
  const notice = noticeOf(settings, env);
  const { problem } = listings;
  if (problem.total && !notice) {
    if (problem.error) return { kind: 'trouble', error: problem.error, about: 'user' };
    const names = settings.sources.filter(({ id }) => problem.privates.includes(id)).map(sourceName);
    if (names.length > 0) return { kind: 'cannot-see', names };
    const about = problem.missing.every((id) => id.startsWith('show:')) ? 'show' : 'user';
    return { kind: 'trouble', error: { kind: 'not-found' }, about };
  }
  const count = (wanted: Source['kind']) => settings.sources.filter(({ kind }) => kind === wanted).length;
  const checked = listings.lastRead !== null || !hasActiveSources(settings);
  return { kind: 'nothing-yet', checked, people: count('user'), shows: count('show'), notice };
}

function noticeOf(settings: Settings, env: TraktServer): Notice | null {
  if (!connectionOf(settings, env).clientId) return 'no-client-id';
  if (settings.sources.length === 0) return 'no-sources';
  return settings.paused ? 'paused' : null;
}
