// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { AroundDialog } from '@/components/feed/around/around-dialog';
import type { StoreReader } from '@/components/page/connect-store';
import { TextContext } from '@/components/page/use-text';
import { activity, person, play, SEVERANCE } from '@/tests/builders/activity';
import { commitRows, emptyStore, judged, NOW } from '@/tests/builders/store';
import { text } from '@/tests/builders/text';
import { DAY, HOUR } from '@/utils/lib/time';
import { DEFAULT_SETTINGS, type Settings } from '@/utils/settings/settings';
import { spoilerContextOf } from '@/utils/settings/spoiler-context';

let read: StoreReader;

async function show(settings: Partial<Settings> = {}, facet = 'show:severance') {
  const shown = { ...DEFAULT_SETTINGS, ...settings };
  act(() =>
    render(
      <TextContext.Provider value={text}>
        <AroundDialog
          subject={{ facet }}
          read={read}
          spoilerContext={spoilerContextOf(shown)}
          pictures={false}
          self={shown.self}
          now={NOW}
          onClose={() => {}}
        />
      </TextContext.Provider>,
      document.body,
    ),
  );
  await vi.waitFor(() => expect(document.querySelector('.modal p')).not.toBeNull());
}

const rating = (who: string, value: number, at: number) =>
  judged(
    activity({
      type: 'show',
      action: 'rating',
      show: SEVERANCE,
      user: person(who),
      rating: { value, advanced: true },
      at,
    }),
  );

beforeEach(async () => {
  const db = await emptyStore();
  read = async (work) => ({ ok: true, value: await work(db) });
  await commitRows(db, [
    judged(play(2, 5, { at: NOW - HOUR })),
    rating('Mia', 9, NOW - 30 * DAY),
    rating('Ben', 6, NOW - 40 * DAY),
  ]);
});
afterEach(() => act(() => render(null, document.body)));

const summary = () => document.querySelector('.modal p')?.textContent;
const lines = () =>
  [...document.querySelectorAll('.around-people li')].map((each) => [
    each.querySelector('.around-name')?.textContent,
    ...[...each.querySelectorAll('.around-line')].map(({ textContent }) => textContent),
  ]);

it('lists what each person did last with the title, and sums up', async () => {
  await show();
  expect(document.querySelector('h2')?.textContent).toBe('Severance');
  expect(lines()).toEqual([
    ['Mia', 'Watched · S02E05 · Title 2.5', 'Rated · 9/10'],
    ['Ben', 'Rated · 6/10'],
  ]);
  const since = new Date(NOW - 40 * DAY).toLocaleDateString('en', { dateStyle: 'long' });
  expect(summary()).toBe(`2 people · 7.5/10 on average · first seen by Lookout on ${since}`);
});

it('hides ratings and titles of somebody who has not watched', async () => {
  await show({ spoilers: 'unwatched' });
  expect(document.body.textContent).not.toMatch(/\d\/10|Title 2.5/);
  expect(lines()[0]?.[1]).toBe('Watched · S02E05');
});

it('says so where the store cannot be read', async () => {
  read = async () => ({ ok: false, error: { kind: 'store', reason: 'broken' } }) as never;
  await show();
  expect(summary()).toBe('Lookout can’t read its feed right now.');
});

const click = (words: string) =>
  act(() => {
    const button = [...document.querySelectorAll<HTMLElement>('.modal button')].find(
      (each) => each.textContent === words,
    );
    button?.focus();
    button?.click();
  });
const heading = () => document.querySelector('h2')?.textContent;
const part = (name: string) =>
  [...document.querySelectorAll('.around-part')].find((each) => each.querySelector('h3')?.textContent === name);

it('shows a person’s month, hours, latest activities, and what the viewer watched too', async () => {
  const db = await emptyStore();
  read = async (work) => ({ ok: true, value: await work(db) });
  await commitRows(db, [
    judged(play(2, 5, { at: NOW - HOUR })),
    judged(play(2, 4, { at: NOW - HOUR - DAY })),
    judged(play(2, 4, { at: NOW - 9 * DAY, user: person('Nora') })),
    rating('Mia', 9, NOW - 40 * DAY),
  ]);
  await show({ self: 'nora' }, 'user:mia');
  expect(heading()).toBe('Mia');
  const since = new Date(NOW - 40 * DAY).toLocaleDateString('en', { dateStyle: 'long' });
  expect(summary()).toBe(`2 updates in 30 days · first seen by Lookout on ${since}`);
  const bars = [...(part('Last 30 days')?.querySelectorAll<HTMLElement>('i') ?? [])];
  expect(bars.map(({ style }) => style.getPropertyValue('--much')).join('')).toBe(`${'0'.repeat(28)}11`);
  expect(part('Hours of the day')?.querySelector('[role=img]')?.getAttribute('aria-label')).toMatch(
    /^Most often around/,
  );
  expect([...(part('You both watched')?.querySelectorAll('li') ?? [])].map((each) => each.textContent)).toEqual([
    'Severance1 episode',
  ]);
  const latest = [...(part('Latest activity')?.querySelectorAll('.around-line') ?? [])].map((each) => each.textContent);
  expect(latest[0]).toBe('Severance · Watched · S02E05 · Title 2.5');
  expect(latest).toHaveLength(3);
});

it('names no hour if several are alike', async () => {
  const db = await emptyStore();
  read = async (work) => ({ ok: true, value: await work(db) });
  await commitRows(db, [judged(play(2, 5, { at: NOW - HOUR })), judged(play(2, 4, { at: NOW - 3 * HOUR }))]);
  await show({}, 'user:mia');
  const label = part('Hours of the day')?.querySelector('[role=img]')?.getAttribute('aria-label');
  expect(label).toBe('2 updates in 30 days');
});

it('leaves out what both watched where the viewer is unknown, and hides what the viewer has not seen', async () => {
  await show({ spoilers: 'unwatched' }, 'user:mia');
  expect(part('You both watched')).toBeUndefined();
  expect(document.body.textContent).not.toMatch(/9\/10|Title 2.5/);
});

it('says that it knows nothing of somebody without activities', async () => {
  await show({}, 'user:zoe');
  expect([heading(), summary()]).toEqual(['zoe', '0 updates in 30 days']);
  expect(document.querySelectorAll('.around-part')).toHaveLength(0);
});

it('leads from a title to a person and back, with the focus', async () => {
  await show();
  click('Ben');
  await vi.waitFor(() => expect(heading()).toBe('Ben'));
  await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('Back'));
  click('Back');
  await vi.waitFor(() => expect(heading()).toBe('Severance'));
  await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('Ben'));
});
