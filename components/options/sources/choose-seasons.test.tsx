// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, expect, it } from 'vitest';
import { ChooseSeasons } from '@/components/options/sources/choose-seasons';
import { EditSeasons } from '@/components/options/sources/edit-seasons';
import { TextContext } from '@/components/page/use-text';
import { fakeSend } from '@/tests/builders/fake-send';
import { FOUND_SEASONS, FOUND_SHOWS } from '@/tests/builders/found-show';
import { showSource } from '@/tests/builders/source';
import { text } from '@/tests/builders/text';

afterEach(() => render(null, document.body));

const { send } = fakeSend({});

// `act` would run effects that wait for the next paint: keys do not wait for that.
const draw = (page: preact.JSX.Element) =>
  render(<TextContext.Provider value={text}>{page}</TextContext.Provider>, document.body);

it('takes the focus before any key can be pressed', () => {
  const [show] = FOUND_SHOWS;
  if (!show) throw new Error('There is no show');
  const rest = { adding: false, error: null, onAdd: () => {}, onBack: () => {} };
  draw(<ChooseSeasons send={send} v1={false} now={0} show={show} seasons={FOUND_SEASONS} {...rest} />);
  expect(document.activeElement).toBe(document.querySelector('h2'));
});

it('takes the focus when somebody changes the seasons of a watched show', () => {
  const rest = { onSave: () => {}, onCancel: () => {} };
  draw(<EditSeasons send={send} v1 now={0} source={showSource('silo', { seasons: [1] })} {...rest} />);
  expect(document.activeElement).toBe(document.querySelector('input[type=text]'));
});
