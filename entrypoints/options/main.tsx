import { render } from 'preact';
import { applyLanguage, browserText } from '@/components/page/browser-text';
import { connectStore } from '@/components/page/connect-store';
import { pageConnection } from '@/components/page/page-connection';
import { TextContext } from '@/components/page/use-text';
import { Options } from './options';
import './options.css';

const text = browserText();
const root = document.getElementById('app');
applyLanguage(document, text, text('options_title'));
if (root) {
  const { env, name } = await pageConnection();
  render(
    <TextContext.Provider value={text}>
      <Options env={env} read={connectStore(name)} />
    </TextContext.Provider>,
    root,
  );
}
