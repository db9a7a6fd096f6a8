import { useEffect } from 'preact/hooks';
import type { StoreReader } from '@/components/hooks/open-reader';
import { useArrivals } from '@/components/hooks/use-arrivals';
import { useAvatars } from '@/components/hooks/use-avatars';
import type { FeedHandle } from '@/components/hooks/use-feed';
import { useFeedKeys } from '@/components/hooks/use-feed-keys';
import { useFeedPlace } from '@/components/hooks/use-feed-place';
import { useText } from '@/components/hooks/use-text';
import { useWatched } from '@/components/hooks/use-watched';
import type { Eyes } from '@/utils/activity/spoiler';
import type { Settings } from '@/utils/settings/settings';
import { shownRows } from './feed';
import type { FeedPageName } from './saved-view';

interface FeedCompanyProps {
  page: FeedPageName;
  feed: FeedHandle;
  read: StoreReader;
  onOpen: (id: string) => void;
  /** Pictures of the people in the rows, by slug. */
  onAvatars: (avatars: ReadonlyMap<string, string>) => void;
  settings: Settings | null;
  onWatched: (watched: Eyes['watched']) => void;
}

/** What accompanies the rows without being one: keyboard, pictures, and the live region that says what is new. */
export function FeedCompany(props: FeedCompanyProps) {
  const { page, feed: handle, read, onOpen, onAvatars, settings, onWatched } = props;
  const { feed, filter, settle, more } = handle;
  const avatars = useAvatars(
    read,
    (settings?.images ? shownRows(feed) : []).flatMap(({ card }) =>
      card.activities.slice(0, 1).map(({ user }) => user.slug),
    ),
  );
  useEffect(() => onAvatars(avatars), [avatars, onAvatars]);
  const watched = useWatched(read, settings, feed);
  useEffect(() => onWatched(watched), [watched, onWatched]);
  useFeedPlace(page, feed, filter, settle);
  useFeedKeys(onOpen, more);
  return (
    <p class="heard" aria-live="polite">
      {useArrivals(feed, useText())}
    </p>
  );
}
