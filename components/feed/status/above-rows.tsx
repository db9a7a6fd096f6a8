import type { FeedHandle } from '@/components/feed/list/feed-handle';
import { NewPill } from '@/components/feed/list/new-pill';
import { AccessNote } from '@/components/ui/access-note';
import type { Signals } from '@/utils/messaging/signals';
import type { TraktServer } from '@/utils/server/build-env';
import type { Settings } from '@/utils/settings/settings';
import { NoticeLine } from './notice-line';
import type { PopupState } from './popup-state';
import { StoreLines } from './store-lines';

interface AboveRowsProps {
  feed: FeedHandle;
  settings: Settings | null;
  server: TraktServer;
  signals: Signals | null;
  state: PopupState;
  now: number;
  onResume: () => void;
}

/** Everything that may stand between the filters and the rows. */
export function AboveRows({
  feed: { feed, showNew },
  settings,
  server,
  signals,
  state,
  now,
  onResume,
}: AboveRowsProps) {
  const isV1 = server.protocol === 'v1';
  return (
    <>
      {feed.kind === 'ready' && settings && <NewPill count={feed.waiting} onShow={showNew} />}
      {signals && <StoreLines trakt={server} signals={signals} now={now} />}
      {settings && settings.sources.length > 0 && <AccessNote server={server} />}
      {state.kind === 'feed' && <NoticeLine notice={state.notice} v1={isV1} onResume={onResume} />}
    </>
  );
}
