// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { AddSource } from '@/components/options/sources/add-source';
import type { ToastContent } from '@/components/page/toasts';
import { TextContext } from '@/components/page/use-text';
import { fakeSend } from '@/tests/builders/fake-send';
import { FOUND_SHOWS as shows } from '@/tests/builders/found-show';
import { showSource, userSource } from '@/tests/builders/source';
import { text } from '@/tests/builders/text';
import { fakeExtension } from '@/tests/fake-extension';
import { ACCOUNTS_KEY } from '@/utils/account/account';
import { serverKey } from '@/utils/server/connection';
import type { Source } from '@/utils/sources/source';

const SERVER = serverKey({ protocol: 'v2', apiOrigin: 'https://api.trakt.tv' });
let shown: ToastContent[] = [];
const notFound = { ok: false, error: { kind: 'not-found' } };
/** A Trakt with four users and the shows of the builder. */
const answers = {
  lookupUser: ({ text: words }: { text: string }) => {
    const slug = words.toLowerCase().replace(/^.*\//, '');
    if (slug === 'old') return { ok: false, error: { kind: 'already-watched', name: 'Old' } };
    if (!['mia', 'ben', 'zofia', 'jon'].includes(slug)) return notFound;
    return { ok: true, user: { username: slug, slug, private: slug === 'zofia' } };
  },
  searchShows: ({ text: words }: { text: string }) => ({
    ok: true,
    shows: shows.filter(({ ref }) => words.toLowerCase().endsWith(ref)),
  }),
  addUser: ({ text: slug }: { text: string }) => ({ ok: true, source: userSource(slug) }),
  addShow: ({ show }: { show: { title: string } }) => ({ ok: true, source: showSource(show.title) }),
  removeSource: ({ id }: { id: string }) => ({ ok: true, source: userSource(id) }),
};

function open(replies: Parameters<typeof fakeSend>[0] = answers, sources: Source[] = []) {
  shown = [];
  const { send, asked } = fakeSend(replies);
  act(() =>
    render(
      <TextContext.Provider value={text}>
        <AddSource
          send={send}
          showToast={(toast) => shown.push(toast)}
          now={0}
          v1={false}
          server={SERVER}
          sources={sources}
        />
      </TextContext.Provider>,
      document.body,
    ),
  );
  return asked;
}
const untilIdle = (ms = 0) => act(async () => void (await vi.advanceTimersByTimeAsync(ms)));
const button = (name: string) => {
  const found = [...document.querySelectorAll<HTMLElement>('button, .segments label')].find(
    (each) => (each.getAttribute('aria-label') ?? each.textContent) === name,
  );
  if (!found) throw new Error(`There is no "${name}" among ${document.body.textContent}`);
  return found;
};
const press = async (name: string) => {
  act(() => (button(name).querySelector('input') ?? button(name)).click());
  await untilIdle();
};
const lines = () =>
  [...document.querySelectorAll('.many-lines li')].map(
    (line) => `${line.getAttribute('data-state')}: ${line.textContent}`,
  );
const field = () => document.querySelector('textarea');
const paste = async (words: string) => {
  await press('Several at once');
  act(() => {
    const area = field();
    if (!area) throw new Error('There is no field');
    area.value = words;
    area.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await press('Look up all');
};

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => {
  act(() => render(null, document.body));
  vi.useRealTimers();
});

it('looks up each line, shows its result, and adds the checked ones', async () => {
  const asked = open();
  await paste('mia\nhttps://app.trakt.tv/profile/mia\nzofia\nold\nnobody\nsilo\nhttps://trakt.tv/shows/severance');
  await untilIdle();
  expect(lines()).toEqual([
    expect.stringMatching(/^person: .*mia.*Person$/),
    expect.stringMatching(/^twice: .*Listed twice/),
    expect.stringMatching(/^person: .*zofia.*private profile/),
    expect.stringMatching(/^failed: old.*already on your list/),
    expect.stringMatching(/^failed: nobody.*Couldn’t find this user/),
    expect.stringMatching(/^maybe: .*Silo.*“silo” is a show, not a person/),
    expect.stringMatching(/^show: .*Severance.*Show$/),
  ]);
  await press('Add selected (3)');
  expect(asked.filter(([command]) => command.startsWith('add'))).toEqual([
    ['addUser', { text: 'mia', found: { username: 'mia', slug: 'mia', private: false } }],
    ['addUser', { text: 'zofia', found: { username: 'zofia', slug: 'zofia', private: true } }],
    ['addShow', { show: shows[1], seasons: 'all' }],
  ]);
  expect(shown[0]?.words).toBe('3 added to your list.');
  await act(async () => void (await shown[0]?.undo?.()));
  expect(asked.filter(([command]) => command === 'removeSource')).toHaveLength(3);
  expect(shown[1]?.words).toBe('3 removed from your list.');
  expect(lines()[0]).toMatch(/^person/);
});

it('adds listed people without another lookup', async () => {
  fakeExtension();
  const account = { kind: 'oauth', username: 'me', slug: 'me', since: 0, state: 'in' };
  await fakeBrowser.storage.local.set({ [ACCOUNTS_KEY]: { [SERVER]: account } });
  const people = Array.from({ length: 60 }, (_, at) => ({ username: `P${at}`, slug: `p${at}`, private: at === 1 }));
  const addUser = (data: { text: string }) =>
    data.text === 'p2' ? { ok: false, error: { kind: 'offline' } } : answers.addUser(data);
  const asked = open({ ...answers, addUser, people: () => ({ ok: true, people }) }, [userSource('p3')]);
  await press('People you follow');
  await untilIdle(1);
  await press('List people you follow');
  expect(field()?.value.split('\n')).toHaveLength(60);
  act(() => {
    const area = field();
    if (!area) throw new Error('There is no field');
    area.value += '\nmia';
    area.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await press('Look up all');
  expect(lines()).toHaveLength(61);
  expect(lines().slice(1, 4)).toEqual([
    expect.stringMatching(/^person: .*P1.*private profile/),
    expect.stringMatching(/^person: .*P2/),
    expect.stringMatching(/^failed: p3.*already on your list/),
  ]);
  await press('Add selected (60)');
  expect(asked.filter(([command]) => command === 'lookupUser')).toEqual([['lookupUser', { text: 'mia' }]]);
  const added = asked.filter(([command]) => command === 'addUser').map(([, data]) => data);
  expect(added).toHaveLength(60);
  expect(added[0]).toEqual({ text: 'p0', found: people[0] });
  expect(shown[0]?.words).toBe('59 added to your list.');
  expect(lines()[2]).toMatch(/^failed: p2.*Couldn’t reach Trakt/);
});

it('puts lines that were not added back into the field', async () => {
  open();
  await paste('mia\nnobody\nsilo');
  await press('Add selected (1)');
  await press('Edit entries');
  expect(field()?.value).toBe('nobody\nsilo');
});

it('pauses on a rate limit and continues by itself', async () => {
  let busy = true;
  const lookupUser = (data: { text: string }) =>
    busy
      ? { ok: false, error: { kind: 'rate-limited', retryAt: Date.now() + 60_000, edge: false } }
      : answers.lookupUser(data);
  open({ ...answers, lookupUser });
  await paste('mia\nben');
  expect(document.querySelector('[role="status"]')?.textContent).toMatch(/asked Lookout to wait/);
  expect(lines().every((line) => line.startsWith('waiting'))).toBe(true);
  busy = false;
  await untilIdle(61_000);
  expect(lines().every((line) => line.startsWith('person'))).toBe(true);
});

it('retries a line', async () => {
  let offline = true;
  const lookupUser = (data: { text: string }) =>
    offline ? { ok: false, error: { kind: 'offline' } } : answers.lookupUser(data);
  open({ ...answers, lookupUser });
  await paste('mia');
  expect(lines()[0]).toMatch(/^failed: mia.*Couldn’t reach Trakt/);
  offline = false;
  await press('Try again: mia');
  expect(lines()[0]).toMatch(/^person/);
});

it('turns a list pasted into the field for one person into many lines', async () => {
  open();
  const event = new Event('paste', { bubbles: true, cancelable: true });
  Object.assign(event, { clipboardData: { getData: () => 'mia\nben' } });
  act(() => void document.querySelector('#add')?.dispatchEvent(event));
  expect(field()?.value).toBe('mia\nben');
  expect(event.defaultPrevented).toBe(true);
});
