// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, it } from 'vitest';
import { SourcesSection } from '@/components/options/sources/sources-section';
import type { ToastContent } from '@/components/page/toasts';
import { TextContext } from '@/components/page/use-text';
import { fakeSend } from '@/tests/builders/fake-send';
import { showSource, userSource } from '@/tests/builders/source';
import { text } from '@/tests/builders/text';
import { DEFAULT_SETTINGS } from '@/utils/settings/settings';
import type { StreamState } from '@/utils/store/schema';
import { newStreamState } from '@/utils/store/stream-states';

const silo = showSource('silo', { name: 'Silo', seasons: [0, 2], ids: { slug: 'silo' } });
const gone = showSource('gone', { name: 'Gone', seasons: 'all' });
const stream = (key: string, sourceIds: string[], change: Partial<StreamState> = {}): StreamState => ({
  ...newStreamState(key),
  sourceIds,
  lastGoodRead: 1,
  ...change,
});
const streams = [
  stream('show-watching:silo:0,2', [silo.id], { baseline: 1 }),
  stream('show-watching:gone:all', [gone.id], { lastError: { kind: 'not-found' } }),
  stream('recent-comments', [silo.id, gone.id], { baseline: 11 }),
];
let shown: ToastContent[] = [];
afterEach(() => act(() => render(null, document.body)));

async function open(replies: Parameters<typeof fakeSend>[0] = {}) {
  shown = [];
  const { send, asked } = fakeSend(replies);
  await act(async () =>
    render(
      <TextContext.Provider value={text}>
        <SourcesSection
          env={{ protocol: 'v2', apiOrigin: '', authOrigin: '', clientId: null }}
          settings={{ ...DEFAULT_SETTINGS, sources: [userSource('mia', { name: 'Mia' }), silo, gone] }}
          streams={streams}
          now={1}
          read={async () => ({ ok: false, error: { kind: 'store', reason: 'unavailable' } })}
          send={send}
          showToast={(toast) => shown.push(toast)}
          detail=""
          autosave={async (change) => (await change()).ok}
          failed={() => {}}
        />
      </TextContext.Provider>,
      document.body,
    ),
  );
  return asked;
}
const row = (id: string) => document.querySelector<HTMLElement>(`[data-source-id="${id}"]`) as HTMLElement;
const click = async (element: HTMLElement | undefined) => {
  act(() => element?.click());
  // Waits for the reply and the render after it.
  await act(async () => {});
  await act(async () => {});
};
const press = (name: string) => {
  const found = [...document.querySelectorAll<HTMLElement>('button')].find(
    (button) => (button.getAttribute('aria-label') ?? button.textContent) === name,
  );
  if (!found) throw new Error(`There is no button "${name}"`);
  return click(found);
};

it('lists people and shows, and counts them', async () => {
  await open();
  expect(document.querySelector('.list-head')?.textContent).toBe('Your list1 person and 2 shows');
  expect(row(silo.id).querySelector('a')?.href).toBe('https://app.trakt.tv/shows/silo');
  expect(row(silo.id).textContent).toContain('Specials · Season 2');
  expect(row(silo.id).textContent).not.toMatch(/Checked|marked as read/);
  expect(row(gone.id).textContent).toContain('Show not found on Trakt.');
  expect(row('user:mia').querySelector('.poster')).toBeNull();
});

it('changes a show’s seasons in its row', async () => {
  const asked = await open({
    lookupShow: () => ({ ok: true, show: {}, seasons: [0, 1, 2].map((number) => ({ number })) }),
    changeSeasons: () => ({ ok: true, source: silo }),
  });
  await press('Choose seasons of Silo');
  const boxes = () => [...row(silo.id).querySelectorAll<HTMLInputElement>('[type="checkbox"]')];
  expect(boxes().map(({ checked }) => checked)).toEqual([true, false, true]);
  expect(row(silo.id).contains(document.activeElement)).toBe(true);
  for (const box of [boxes()[0], boxes()[1]]) await click(box);
  await press('Save seasons');
  expect(asked.at(-1)).toEqual(['changeSeasons', { id: silo.id, seasons: [1, 2] }]);
  expect(shown[0]?.words).toMatch(/^Silo: Seasons 1 and 2 from now on\./);
  expect(row(silo.id).querySelector('form')).toBeNull();
  await act(async () => void (await shown[0]?.undo?.()));
  expect(asked.at(-1)).toEqual(['changeSeasons', { id: silo.id, seasons: [0, 2] }]);
  expect(shown[1]?.undo).toBeUndefined();
  expect(document.activeElement?.getAttribute('aria-expanded')).toBe('false');
});

it('keeps the seasons if none is chosen, on Cancel, and if they cannot be loaded', async () => {
  const asked = await open({ lookupShow: () => ({ ok: true, show: {}, seasons: [{ number: 0 }, { number: 2 }] }) });
  await press('Choose seasons of Silo');
  for (const box of document.querySelectorAll<HTMLInputElement>('[type="checkbox"]')) await click(box);
  await press('Save seasons');
  expect(row(silo.id).textContent).toContain('Choose at least one season.');
  await press('Cancel');
  expect(asked.map(([command]) => command)).toEqual(['lookupShow']);
  await open({ lookupShow: () => ({ ok: false, error: { kind: 'not-found' } }) });
  await press('Choose seasons of Gone');
  expect(row(gone.id).querySelector('form')?.textContent).toContain('Couldn’t find this show on Trakt.');
});

it('removes a show, and restores it with Undo', async () => {
  const asked = await open({
    removeSource: () => ({ ok: true, source: silo, server: 'here' }),
    restoreSource: () => ({ ok: true }),
  });
  await press('Remove Silo');
  expect(shown[0]?.words).toBe('Silo was removed.');
  await act(async () => void (await shown[0]?.undo?.()));
  expect(asked.at(-1)).toEqual(['restoreSource', { source: silo, server: 'here' }]);
  expect(shown[1]?.words).toBe('Silo is back on your list.');
});
