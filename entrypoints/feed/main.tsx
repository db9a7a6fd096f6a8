import { render } from 'preact';
import { FeedTab } from '@/components/insights/feed-tab';
import { applyLanguage, browserText } from '@/components/page/browser-text';
import { connectStore } from '@/components/page/connect-store';
import { pageConnection } from '@/components/page/page-connection';
import { TextContext } from '@/components/page/use-text';
import { readBuildEnv } from '@/utils/server/build-env';
import './feed.css';

const env = readBuildEnv(import.meta.env);
const text = browserText();
const root = document.getElementById('app');
applyLanguage(document, text, text('extName'));
if (root) {
  render(
    <TextContext.Provider value={text}>
      <FeedTab env={env} read={connectStore(pageConnection().then(({ name }) => name))} />
    </TextContext.Provider>,
    root,
  );
}
