import { render } from 'preact';
import { FeedApp } from '@/components/feed/feed-app';
import { startFeed } from '@/components/feed/start-feed';
import { applyLanguage, browserText } from '@/components/page/browser-text';
import { TextContext } from '@/components/page/use-text';
import './popup.css';

const start = startFeed('popup');
const text = browserText();
const root = document.getElementById('app');
applyLanguage(document, text, text('extName'));
if (root) {
  render(
    <TextContext.Provider value={text}>
      <FeedApp page="popup" start={start} />
    </TextContext.Provider>,
    root,
  );
}
