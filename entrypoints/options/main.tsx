import { render } from 'preact';
import { applyLanguage, browserText } from '@/components/page/browser-text';
import { followSignals } from '@/components/page/follow-signals';
import { openPage } from '@/components/page/open-page';
import { TextContext } from '@/components/page/use-text';
import { connectionOf } from '@/utils/server/connection';
import { Options } from './options';
import './options.css';

const { build, settings, read } = openPage();
const signals = followSignals();
const text = browserText();
const root = document.getElementById('app');
applyLanguage(document, text, text('options_title'));
if (root) {
  const env = connectionOf(await settings.first, build);
  render(
    <TextContext.Provider value={text}>
      <Options env={env} settings={settings} signals={signals} read={read} />
    </TextContext.Provider>,
    root,
  );
}
