import { render } from 'preact';
import { applyLanguage, browserText } from '@/components/hooks/browser-text';
import { openReader } from '@/components/hooks/open-reader';
import { TextContext } from '@/components/hooks/use-text';
import { readBuildEnv } from '@/utils/settings/build-env';
import { databaseName } from '@/utils/store/open-database';
import { Popup } from './popup';
import './popup.css';

const env = readBuildEnv(import.meta.env);
const text = browserText();
const root = document.getElementById('app');
applyLanguage(document, text, text('extName'));
if (root) {
  render(
    <TextContext.Provider value={text}>
      <Popup env={env} read={openReader(databaseName(env))} />
    </TextContext.Provider>,
    root,
  );
}
