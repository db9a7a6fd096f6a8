import { useEffect } from 'preact/hooks';
import type { StoreReader } from '@/components/hooks/open-reader';
import { useArrivals } from '@/components/hooks/use-arrivals';
import { useAvatars } from '@/components/hooks/use-avatars';
import { useFeedKeys } from '@/components/hooks/use-feed-keys';
import { useText } from '@/components/hooks/use-text';
import type { Feed } from './feed';

interface FeedCompanyProps {
  feed: Feed;
  read: StoreReader;
  onOpen: (id: string) => void;
  onEnd: () => void;
  /** Pictures of the people in the rows, by slug. */
  onAvatars: (avatars: ReadonlyMap<string, string>) => void;
}

/** What accompanies the rows without being one: keyboard, pictures, and the live region that says what is new. */
export function FeedCompany({ feed, read, onOpen, onEnd, onAvatars }: FeedCompanyProps) {
  const rows = feed.kind === 'ready' ? feed.rows : [];
  const avatars = useAvatars(
    read,
    rows.flatMap(({ card }) => card.activities.slice(0, 1).map(({ user }) => user.slug)),
  );
  useEffect(() => onAvatars(avatars), [avatars, onAvatars]);
  useFeedKeys(onOpen, onEnd);
  return (
    <p class="heard" aria-live="polite">
      {useArrivals(feed, useText())}
    </p>
  );
}
