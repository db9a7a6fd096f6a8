// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { AddFollowing } from '@/components/options/sources/add-following';
import { LeaveOut } from '@/components/options/sources/leave-out';
import type { ToastContent } from '@/components/page/toasts';
import { TextContext } from '@/components/page/use-text';
import { fakeSend } from '@/tests/builders/fake-send';
import { followingSource } from '@/tests/builders/source';
import { text } from '@/tests/builders/text';
import { fakeExtension } from '@/tests/fake-extension';
import { ACCOUNTS_KEY } from '@/utils/account/account';
import { serverKey } from '@/utils/server/connection';
import { newStreamState } from '@/utils/store/stream-states';

const SERVER = serverKey({ protocol: 'v2', apiOrigin: 'https://api.trakt.tv' });
const people = [
  { slug: 'zofia', username: 'zofia', name: 'Zofia', private: true },
  { slug: 'ben', username: 'ben', name: 'Ben', private: false },
];
const page = () => document.body.textContent ?? '';

beforeEach(() => void fakeExtension());
afterEach(() => act(() => render(null, document.body)));

async function draw(view: preact.JSX.Element): Promise<void> {
  act(() => render(<TextContext.Provider value={text}>{view}</TextContext.Provider>, document.body));
  await act(async () => void (await new Promise((done) => setTimeout(done, 0))));
}

async function press(name: string): Promise<void> {
  const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === name);
  if (!button) throw new Error(`There is no "${name}" among ${page()}`);
  await act(async () => button.click());
}

describe('everyone I follow', () => {
  async function open(replies: Parameters<typeof fakeSend>[0], { state = 'in', watched = false } = {}) {
    const account = { kind: 'oauth', username: 'mia', slug: 'mia', since: 0, state };
    if (state) await fakeBrowser.storage.local.set({ [ACCOUNTS_KEY]: { [SERVER]: account } });
    const shown: ToastContent[] = [];
    const listed: unknown[] = [];
    const { send, asked } = fakeSend(replies);
    await draw(
      <AddFollowing
        send={send}
        showToast={(toast) => shown.push(toast)}
        now={0}
        server={SERVER}
        sources={watched ? [followingSource()] : []}
        onPeople={(found) => listed.push(found)}
      />,
    );
    return { shown, listed, asked };
  }

  it.each(['', 'ended'])('links to Account without a sign-in (%j)', async (state) => {
    await open({}, { state });
    expect(page()).toContain('Sign in to add everyone you follow on Trakt.');
    expect(document.querySelector('a[href="#account"]')).not.toBeNull();
    expect(document.querySelector('button')).toBeNull();
  });

  it('adds everyone with one click, with Undo', async () => {
    const { shown, asked } = await open({
      addFollowing: () => ({ ok: true, source: followingSource(), people: 2 }),
      removeSource: () => ({ ok: true, source: followingSource() }),
    });
    await press('Add everyone you follow');
    expect(shown).toMatchObject([{ words: 'Added all 2 people you follow.' }]);
    shown[0]?.undo?.();
    expect(asked).toEqual([
      ['addFollowing', undefined],
      ['removeSource', { id: 'following' }],
    ]);
  });

  it('lists everyone, friends too, to choose from one by one', async () => {
    const { listed, asked } = await open({ people: () => ({ ok: true, people }) }, { watched: true });
    expect(page()).toContain('Everyone you follow is on your list.');
    expect(page()).not.toContain('Add everyone you follow');
    await press('List people you follow');
    await press('List your friends');
    expect(listed).toEqual([people, people]);
    expect(asked.map(([, data]) => data)).toEqual([{ circle: 'following' }, { circle: 'friends' }]);
  });

  it('says that there is nobody, or that the list cannot be loaded', async () => {
    const { listed } = await open({ people: () => ({ ok: true, people: [] }) });
    await press('List your friends');
    expect(page()).toContain('There’s no one to add.');
    expect(listed).toEqual([]);
    await press('Add everyone you follow');
    expect(page()).toContain('Lookout');
    expect(document.querySelector('.note.bad')).not.toBeNull();
  });
});

describe('the list of people left out', () => {
  async function open(except: string[], found: object[] | null = people) {
    const done: unknown[] = [];
    const { send, asked } = fakeSend({ leaveOut: () => ({ ok: true }) });
    const stream = { ...newStreamState('follows'), cursor: found && { people: found } };
    await draw(
      <LeaveOut
        source={followingSource({ except })}
        streams={[stream]}
        send={send}
        autosave={async (change, undo) => {
          done.push(undo);
          return (await change()).ok;
        }}
      />,
    );
    const boxes = () => [...document.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
    const state = () => boxes().map((box) => `${box.checked ? '+' : '-'}${box.closest('label')?.textContent}`);
    return { asked, boxes, state };
  }

  it('lists everyone by name, including people left out who are no longer followed', async () => {
    const { state } = await open(['ben', 'gone']);
    expect(state()).toEqual(['-Ben', '-gone', '+Zofia']);
  });

  it('leaves a person out and includes them again', async () => {
    const { asked, boxes } = await open(['ben']);
    await act(async () => boxes()[1]?.click());
    await act(async () => boxes()[0]?.click());
    expect(asked).toEqual([
      ['leaveOut', { slug: 'zofia', out: true }],
      ['leaveOut', { slug: 'ben', out: false }],
    ]);
  });

  it('says that the list is not loaded yet', async () => {
    const { state } = await open([], null);
    expect(state()).toEqual([]);
    expect(page()).toContain('Lookout hasn’t loaded the people you follow yet.');
  });
});
