import type { ComponentChildren } from 'preact';
import { useCallback, useMemo, useRef, useState } from 'preact/hooks';
import { leavePopup } from '@/components/feed/leave-popup';
import { useFeed } from '@/components/feed/list/use-feed';
import type { FeedStart } from '@/components/feed/start-feed';
import { useAfterPaint } from '@/components/feed/use-after-paint';
import { useListings } from '@/components/feed/use-listings';
import { usePopupActions } from '@/components/feed/use-popup-actions';
import type { ToastContent } from '@/components/page/toasts';
import { useFollowed } from '@/components/page/use-followed';
import { useNow } from '@/components/page/use-now';
import { useText } from '@/components/page/use-text';
import { useTheme } from '@/components/page/use-theme';
import { PartMissing } from '@/components/ui/part-missing';
import type { SpoilerContext } from '@/utils/activity/spoiler';
import type { SpoilerLevel } from '@/utils/activity/spoiler-level';
import { connectionOf } from '@/utils/server/connection';
import type { Settings } from '@/utils/settings/settings';
import { FeedList } from './list/feed-list';
import type { FeedPageName } from './list/saved-view';
import { PopupHeader } from './popup-header';

/** Closes the popup in the next task, after the browser has opened the link in its tab. */
const follow = () => void setTimeout(leavePopup);

/** Until the rows know the settings of single shows, a show that hides more hides it in all rows. */
const firstSpoilers = (settings: Settings | null): SpoilerLevel =>
  settings?.sources.every((each) => each.kind !== 'show' || each.spoilers !== 'hidden')
    ? settings.spoilers
    : 'unwatched';

interface FeedAppProps {
  start: FeedStart;
  page: FeedPageName;
  /** Placed first among the tools in the header. */
  children?: ComponentChildren;
}

/** The whole feed page: header, filters, rows, status, overlays and footer. */
export function FeedApp({ start, page, children }: FeedAppProps) {
  const text = useText();
  const now = useNow();
  const { build: env, read } = start;
  const settings = useFollowed(start.settings);
  useTheme(settings);
  const signals = useFollowed(start.signals);
  const feed = useFeed(read, start.first, signals?.revision);
  const loaded = useAfterPaint(feed.feed.kind !== 'loading');
  const rest = loaded === 'missing' ? null : loaded;
  const listings = useListings(read, settings, signals, rest);
  // The strip owns the toasts: its code is loaded after the first paint, as is whatever shows one.
  const toasts = useRef<((toast: ToastContent) => void) | null>(null);
  const showToast = useCallback((toast: ToastContent) => toasts.current?.(toast), []);
  const server = settings ? connectionOf(settings, env) : env;
  const v1 = server.protocol === 'v1';
  const actions = usePopupActions(read, text, feed, showToast, v1);
  const [pictures, setPictures] = useState<ReadonlyMap<string, string>>();
  const [watched, setWatched] = useState<SpoilerContext['watched']>();
  const extras = useMemo(
    () => rest?.rowExtras(text, settings, pictures, watched),
    [rest, text, settings, pictures, watched],
  );
  const state = rest?.popupState(feed.feed, settings, listings, env) ?? { kind: 'loading' };
  const resume = () => actions.pause(false);
  const check = signals?.check ?? (actions.asked ? 'asked' : null);
  // The settings decide what counts as a spoiler, so no row is drawn before they are loaded.
  const newest = settings && feed.feed.kind === 'ready' ? feed.feed : null;
  // Groups wait for the code that draws them.
  const shown = rest || !newest?.chunks[0]?.group ? newest : null;
  const ready = shown && (shown.chunks.length > 0 || shown.narrowed) ? shown : null;
  return (
    <>
      <PopupHeader
        paused={settings?.paused ?? false}
        check={check}
        idle={settings?.sources.length === 0}
        onCheck={actions.checkNow}
        onPause={actions.pause}
        onFollow={follow}
      >
        {children}
        {rest && (
          <>
            <rest.SnoozeButton until={settings?.snoozeUntil ?? null} now={now} onSnooze={actions.snooze} />
            {page !== 'feed' && <rest.FullPageLink onFollow={follow} />}
          </>
        )}
      </PopupHeader>
      <main aria-busy={!ready && state.kind === 'loading' && loaded !== 'missing'}>
        {loaded === 'missing' && <PartMissing />}
        <div class="strip">
          {rest && (
            <rest.StatusStrip
              check={check}
              unread={ready?.unread ?? null}
              complete={!signals?.storeProblem}
              toasts={toasts}
              onMarkAll={actions.markAll}
            />
          )}
        </div>
        {ready && (
          <div class="filters-place">
            {rest && <rest.FilterBar filter={feed.filter} read={read} onFilter={feed.narrow} />}
          </div>
        )}
        {rest && (
          <rest.AboveRows
            feed={feed}
            settings={settings}
            server={server}
            signals={signals}
            state={state}
            now={now}
            onResume={resume}
          />
        )}
        {ready && ready.chunks.length > 0 && (
          <FeedList
            feed={ready}
            spoilers={firstSpoilers(settings)}
            extras={extras}
            GroupChunk={rest?.GroupChunk}
            now={now}
            onOpen={actions.open}
            onVisit={actions.visit}
          />
        )}
        {!ready && state.kind === 'loading' && <p class="heard">{text('popup_loading')}</p>}
        {rest && (
          <rest.BelowRows
            feed={feed}
            ready={ready}
            state={state}
            now={now}
            v1={v1}
            onResume={resume}
            onFollow={follow}
          />
        )}
        {rest && signals && (
          <rest.FeedOverlays
            page={page}
            feed={feed}
            read={read}
            actions={actions}
            settings={settings}
            extras={extras}
            revision={signals.revision}
            now={now}
            onPictures={setPictures}
            onWatched={setWatched}
          />
        )}
      </main>
      <footer class="foot">
        {rest && signals && listings && settings && (
          <rest.PageFoot
            page={page}
            extras={extras}
            read={read}
            revision={signals.revision}
            listings={listings}
            settings={settings}
            now={now}
            v1={v1}
            onFollow={follow}
          />
        )}
        <span class="foot-source">{text('popup_attribution')}</span>
      </footer>
    </>
  );
}
