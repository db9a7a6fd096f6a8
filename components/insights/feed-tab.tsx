import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { FeedApp } from '@/components/feed/feed-app';
import type { FeedStart } from '@/components/feed/start-feed';
import { reloadOnce, scriptLoaded } from '@/components/page/reload-once';
import { useFollowed } from '@/components/page/use-followed';
import { useNow } from '@/components/page/use-now';
import { useText } from '@/components/page/use-text';
import { useTheme } from '@/components/page/use-theme';
import { Mark } from '@/components/ui/mark';
import { PartMissing } from '@/components/ui/part-missing';

type InsightsView = typeof import('./insights').Insights;
const INSIGHTS_HASH = '#pictures';

/** The feed in a tab, with Insights beside it. */
export function FeedTab({ start }: { start: FeedStart }) {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const onHash = () => setHash(location.hash);
    addEventListener('hashchange', onHash);
    return () => removeEventListener('hashchange', onHash);
  }, []);
  const views = <Views hash={hash} />;
  if (hash === INSIGHTS_HASH) return <InsightsPage start={start}>{views}</InsightsPage>;
  return (
    <FeedApp page="feed" start={start}>
      {views}
    </FeedApp>
  );
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
  const { read, settings } = start;
  const text = useText();
  const now = useNow();
  useTheme(useFollowed(settings));
  const [Insights, setPictures] = useState<InsightsView | 'missing' | null>(null);
  useEffect(() => {
    import('./insights').then(
      ({ Insights: loaded }) => {
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
      <main>{Insights === 'missing' ? <PartMissing /> : Insights && <Insights read={read} now={now} />}</main>
    </>
  );
}
