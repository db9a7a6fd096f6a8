import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { openAround } from '@/components/feed/around/around-open';
import { FeedApp } from '@/components/feed/feed-app';
import type { FeedStart } from '@/components/feed/start-feed';
import { reloadOnce, scriptLoaded } from '@/components/page/reload-once';
import { useFollowed } from '@/components/page/use-followed';
import { useNow } from '@/components/page/use-now';
import { useText } from '@/components/page/use-text';
import { useTheme } from '@/components/page/use-theme';
import { Mark } from '@/components/ui/mark';
import { PartMissing } from '@/components/ui/part-missing';
import { subjectOfHash } from '@/utils/activity/feed-address';
import { filterOfHash } from './feed-link';
import { useFirstRowFocus } from './use-first-row-focus';

type InsightsView = typeof import('./insights').Insights;
const FEED_HASH = '#feed';
const INSIGHTS_HASH = '#pictures';

/**
 * The view in the address. The address of a person or title opens a dialog with what is known of them over the current
 * view, and is then replaced by the address of that view, so that it works again once the dialog is closed.
 */
function viewOf(before: string): string {
  const subject = subjectOfHash(location.hash);
  if (!subject) return location.hash;
  openAround(subject);
  history.replaceState(history.state, '', before || FEED_HASH);
  return before;
}

/** The feed in a tab, with Insights beside it. */
export function FeedTab({ start }: { start: FeedStart }) {
  const [{ hash, before }, setHash] = useState(() => ({ hash: viewOf(FEED_HASH), before: '' }));
  const current = useRef(hash);
  useEffect(() => {
    const onHash = () => {
      const next = { hash: viewOf(current.current), before: current.current };
      current.current = next.hash;
      setHash(next);
    };
    addEventListener('hashchange', onHash);
    return () => removeEventListener('hashchange', onHash);
  }, []);
  const started = useMemo(() => withFilterOf(hash, start), [hash, start]);
  useFirstRowFocus(started !== start && before === INSIGHTS_HASH);
  const views = <Views hash={hash} />;
  if (hash === INSIGHTS_HASH) return <InsightsPage start={start}>{views}</InsightsPage>;
  return (
    <FeedApp key={started === start ? '' : hash} page="feed" start={started}>
      {views}
    </FeedApp>
  );
}

/** The start of a feed that shows the filter in the address. Without one it is the same start. */
function withFilterOf(hash: string, start: FeedStart): FeedStart {
  const filter = filterOfHash(hash);
  if (!filter) return start;
  const saved = { filter, place: null, at: Date.now() };
  return { ...start, first: start.first.then((first) => ({ ...first, feed: { kind: 'loading' }, saved })) };
}

function Views({ hash }: { hash: string }) {
  const text = useText();
  const current = (own: boolean) => (own ? 'page' : undefined);
  return (
    <nav class="views" aria-label={text('pictures_sections')}>
      <a class="tool wide" href="#feed" aria-current={current(hash !== INSIGHTS_HASH)}>
        {text('pictures_feed')}
      </a>
      <a class="tool wide" href={INSIGHTS_HASH} aria-current={current(hash === INSIGHTS_HASH)}>
        {text('pictures_title')}
      </a>
    </nav>
  );
}

function InsightsPage({ start, children }: { start: FeedStart; children: ComponentChildren }) {
  const { read } = start;
  const latest = useFollowed(start.settings);
  const signals = useFollowed(start.signals);
  const text = useText();
  const now = useNow();
  useTheme(latest);
  const [Insights, setPictures] = useState<InsightsView | 'missing' | null>(null);
  useEffect(() => {
    Promise.all([import('./insights'), import('@/components/feed/after-paint-styles')]).then(
      ([{ Insights: loaded }]) => {
        scriptLoaded('pictures');
        setPictures(() => loaded);
      },
      () => {
        if (!reloadOnce('pictures')) setPictures('missing');
      },
    );
  }, []);
  return (
    <>
      <header class="top">
        <div class="top-beam" aria-hidden="true" />
        <h1 class="top-name">
          <Mark />
          {text('popup_title')}
        </h1>
        <div class="top-tools">{children}</div>
      </header>
      <main>
        {Insights === 'missing' ? (
          <PartMissing />
        ) : (
          Insights && <Insights read={read} now={now} settings={latest} revision={signals?.revision} />
        )}
      </main>
    </>
  );
}
