import { render } from 'preact';
import { applyLanguage, browserText } from '@/components/hooks/browser-text';
import { openReader } from '@/components/hooks/open-reader';
import { TextContext } from '@/components/hooks/use-text';
import { readBuildEnv } from '@/utils/settings/build-env';
import { databaseName } from '@/utils/store/open-database';
import { Options } from './options';
import './options.css';

const env = readBuildEnv(import.meta.env);
const text = browserText();
const root = document.getElementById('app');
applyLanguage(document, text, text('options_title'));
if (root) {
  render(
    <TextContext.Provider value={text}>
      <Options env={env} read={openReader(databaseName(env))} />
    </TextContext.Provider>,
    root,
  );
}
