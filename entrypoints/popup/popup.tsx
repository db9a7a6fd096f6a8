import { useMemo, useState } from 'preact/hooks';
import { FeedList } from '@/components/feed/feed-list';
import { PopupHeader } from '@/components/feed/popup-header';
import { readView } from '@/components/feed/saved-view';
import { leavePopup } from '@/components/hooks/leave-popup';
import type { StoreReader } from '@/components/hooks/open-reader';
import { useAfterPaint } from '@/components/hooks/use-after-paint';
import { useFeed } from '@/components/hooks/use-feed';
import { useLook } from '@/components/hooks/use-look';
import { useNow } from '@/components/hooks/use-now';
import { usePopupActions } from '@/components/hooks/use-popup-actions';
import { useSettings } from '@/components/hooks/use-settings';
import { useSignals } from '@/components/hooks/use-signals';
import { useStreams } from '@/components/hooks/use-streams';
import { useText } from '@/components/hooks/use-text';
import { useToast } from '@/components/hooks/use-toast';
import type { Eyes } from '@/utils/activity/spoiler';
import type { BuildEnv } from '@/utils/settings/build-env';
import { connectionOf } from '@/utils/settings/connection';

/** How far down still counts as the top, in CSS pixels. */
const TOP = 24;
const savedView = () => readView('popup', Date.now());
const isAtTop = () => window.scrollY < TOP;
/** Lets the browser open the link in its tab first. */
const follow = () => void setTimeout(leavePopup);

export function Popup({ env, read }: { env: BuildEnv; read: StoreReader }) {
  const text = useText();
  const now = useNow();
  const settings = useSettings();
  useLook(settings);
  const signals = useSignals();
  const feed = useFeed(read, signals?.revision, isAtTop, savedView);
  const streams = useStreams(read, signals?.revision);
  const rest = useAfterPaint();
  const { toast, say, dismiss } = useToast();
  const v1 = (settings ? connectionOf(settings, env) : env).protocol === 'v1';
  const actions = usePopupActions(text, feed, say, v1);
  const [avatars, setAvatars] = useState<ReadonlyMap<string, string>>();
  const [watched, setWatched] = useState<Eyes['watched']>();
  const extras = useMemo(
    () => rest?.rowExtras(text, settings, avatars, watched),
    [rest, text, settings, avatars, watched],
  );
  const state = rest?.popupState(feed.feed, settings, streams, env) ?? { kind: 'loading' };
  const check = signals?.check ?? (actions.asked ? 'asked' : null);
  // What is a spoiler to this person is in the settings: no row is drawn before they are known.
  const ready = settings && feed.feed.kind === 'ready' && feed.feed.chunks.length > 0 ? feed.feed : null;
  return (
    <>
      <PopupHeader
        paused={settings?.paused ?? false}
        check={check}
        idle={settings?.sources.length === 0}
        onCheck={actions.checkNow}
        onPause={actions.pause}
        onFollow={follow}
      />
      <main aria-busy={!ready && state.kind === 'loading'}>
        {(ready || check) && (
          <div class="strip">
            {rest && <rest.StatusStrip check={check} unread={ready?.unread ?? 0} onMarkAll={actions.markAll} />}
          </div>
        )}
        {rest && ready && <rest.NewPill count={ready.waiting} onShow={feed.showNew} />}
        {rest && state.kind === 'feed' && <rest.NoticeLine notice={state.notice} v1={v1} />}
        {ready && (
          <FeedList
            feed={ready}
            spoilers={settings?.spoilers ?? 'unwatched'}
            extras={extras}
            now={now}
            onOpen={actions.open}
            onVisit={actions.visit}
            onMore={feed.more}
          />
        )}
        {!ready && state.kind === 'loading' && <p class="heard">{text('popup_loading')}</p>}
        {rest && state.kind !== 'feed' && state.kind !== 'loading' && (
          <rest.OtherState state={state} now={now} v1={v1} onReload={feed.reload} onFollow={follow} />
        )}
        {rest && (
          <rest.FeedCompany
            page="popup"
            feed={feed}
            read={read}
            onOpen={actions.open}
            onAvatars={setAvatars}
            settings={settings}
            onWatched={setWatched}
          />
        )}
      </main>
      {rest && <rest.Toast toast={toast} onDismiss={dismiss} />}
      <footer class="foot">
        {rest && streams && settings && (
          <rest.PopupFootLine streams={streams} settings={settings} now={now} v1={v1} onFollow={follow} />
        )}
        <span class="foot-source">{text('popup_attribution')}</span>
      </footer>
    </>
  );
}
