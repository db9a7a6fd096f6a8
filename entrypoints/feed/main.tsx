import { render } from 'preact';
import { applyLanguage, browserText } from '@/components/hooks/browser-text';
import { openReader } from '@/components/hooks/open-reader';
import { pageConnection } from '@/components/hooks/page-connection';
import { TextContext } from '@/components/hooks/use-text';
import { FeedTab } from '@/components/pictures/feed-tab';
import { readBuildEnv } from '@/utils/settings/build-env';
import './feed.css';

const env = readBuildEnv(import.meta.env);
const text = browserText();
const root = document.getElementById('app');
applyLanguage(document, text, text('extName'));
if (root) {
  render(
    <TextContext.Provider value={text}>
      <FeedTab env={env} read={openReader(pageConnection().then(({ name }) => name))} />
    </TextContext.Provider>,
    root,
  );
}
