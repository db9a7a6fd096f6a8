import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing';
import { showSource, userSource } from '@/tests/builders/source';
import { type Lookout, startLookout } from '@/tests/lookout';
import { listenToAddressBar } from './address-bar';

type Listener = (typed: string, given: unknown) => void;
interface Suggestion {
  content: string;
  description: string;
}

let lookout: Lookout;
let change: Listener;
let enter: Listener;
let defaults: string[];

beforeEach(async () => {
  lookout = await startLookout({
    sources: [userSource('mia', { name: 'Mia & <Co>' }), showSource('severance', { name: 'Severance' })],
  });
  defaults = [];
  const event = (keep: (listener: Listener) => void) => ({ addListener: keep });
  Object.assign(fakeBrowser, {
    omnibox: {
      setDefaultSuggestion: ({ description }: Suggestion) => void defaults.push(description),
      onInputChanged: event((listener) => {
        change = listener;
      }),
      onInputEntered: event((listener) => {
        enter = listener;
      }),
    },
  });
  listenToAddressBar(lookout.services);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const type = (typed: string) => new Promise<Suggestion[]>((suggest) => change(typed, suggest));
const MIA = { chromium: 'About Mia &amp; &lt;Co&gt;', firefox: 'About Mia & <Co>' };

it('suggests people and titles of the list and the feed, as the browser wants its texts', async () => {
  expect(await type('mia')).toEqual([{ content: 'user:mia', description: MIA.chromium }]);
  expect(defaults).toEqual(['Search titles, names, comments']);
  vi.stubEnv('FIREFOX', true as never);
  expect(await type('mia')).toEqual([{ content: 'user:mia', description: MIA.firefox }]);
  expect(await type('sev')).toEqual([{ content: 'show:severance', description: 'All activity on Severance' }]);
});

it('asks Trakt for nothing', async () => {
  const before = lookout.sandbox.control.requests().length;
  await type('sev');
  expect(lookout.sandbox.control.requests()).toHaveLength(before);
});

it('answers only the newest input, even if an older one is still being looked up', async () => {
  const answered: string[] = [];
  const { database } = lookout.services;
  let release = () => {};
  const slow = new Promise<void>((done) => {
    release = done;
  });
  let asked = () => {};
  const isAsked = new Promise<void>((done) => {
    asked = done;
  });
  vi.spyOn(lookout.services, 'database').mockImplementationOnce(async (settings) => {
    asked();
    await slow;
    return database(settings);
  });
  change('mia', () => void answered.push('mia'));
  await isAsked;
  const [found] = await type('sev');
  answered.push(found?.content ?? '');
  release();
  await type('zzz');
  expect(answered).toEqual(['show:severance']);
});

it('suggests nothing where the store cannot be read', async () => {
  vi.spyOn(lookout.services, 'database').mockResolvedValue({
    ok: false,
    error: { kind: 'store', reason: 'broken' },
  } as never);
  expect(await type('mia')).toEqual([]);
});

const page = (hash: string) => fakeBrowser.runtime.getURL(`/feed.html${hash}` as '/feed.html');

it.each([
  ['show:severance', '#around?facet=show%3Aseverance'],
  ['user:mia', '#around?facet=user%3Amia'],
  [' slow horses ', '#feed?words=slow+horses'],
  ['a & b #c', '#feed?words=a+%26+b+%23c'],
  ['', ''],
])('opens for %j the feed with %j', async (typed, hash) => {
  const update = vi.spyOn(fakeBrowser.tabs, 'update').mockResolvedValue({} as never);
  enter(typed, 'currentTab');
  await vi.waitFor(() => expect(update).toHaveBeenCalledWith({ url: page(hash) }));
});

it.each([
  ['newForegroundTab', true],
  ['newBackgroundTab', false],
])('opens a tab for %s', async (disposition, active) => {
  const create = vi.spyOn(fakeBrowser.tabs, 'create');
  enter('user:mia', disposition);
  await vi.waitFor(() => expect(create).toHaveBeenCalledWith({ url: page('#around?facet=user%3Amia'), active }));
});
