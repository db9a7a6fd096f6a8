import { render } from 'preact';
import { startFeed } from '@/components/feed/start-feed';
import { FeedTab } from '@/components/insights/feed-tab';
import { applyLanguage, browserText } from '@/components/page/browser-text';
import { TextContext } from '@/components/page/use-text';
import './feed.css';

const start = startFeed('feed');
const text = browserText();
const root = document.getElementById('app');
applyLanguage(document, text, text('extName'));
if (root) {
  render(
    <TextContext.Provider value={text}>
      <FeedTab start={start} />
    </TextContext.Provider>,
    root,
  );
}
