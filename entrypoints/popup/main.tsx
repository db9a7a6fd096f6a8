import { render } from 'preact';
import { FeedApp } from '@/components/feed/feed-app';
import { applyLanguage, browserText } from '@/components/hooks/browser-text';
import { openReader } from '@/components/hooks/open-reader';
import { pageConnection } from '@/components/hooks/page-connection';
import { TextContext } from '@/components/hooks/use-text';
import { readBuildEnv } from '@/utils/settings/build-env';
import './popup.css';

const env = readBuildEnv(import.meta.env);
const text = browserText();
const root = document.getElementById('app');
applyLanguage(document, text, text('extName'));
if (root) {
  render(
    <TextContext.Provider value={text}>
      <FeedApp page="popup" env={env} read={openReader(pageConnection().then(({ name }) => name))} />
    </TextContext.Provider>,
    root,
  );
}
