// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { AroundDialog } from '@/components/feed/around/around-dialog';
import { rowExtras } from '@/components/feed/rows/row-extras';
import type { StoreReader } from '@/components/page/connect-store';
import { TextContext } from '@/components/page/use-text';
import { activity, person, play, SEVERANCE } from '@/tests/builders/activity';
import { commitRows, emptyStore, judged, NOW } from '@/tests/builders/store';
import { text } from '@/tests/builders/text';
import { DAY, HOUR } from '@/utils/lib/time';
import { DEFAULT_SETTINGS, type Settings } from '@/utils/settings/settings';

let read: StoreReader;

async function show(settings: Partial<Settings> = {}) {
  const extras = rowExtras(text, { ...DEFAULT_SETTINGS, ...settings }, undefined, undefined);
  act(() =>
    render(
      <TextContext.Provider value={text}>
        <AroundDialog
          title={{ facet: 'show:severance', name: 'Severance' }}
          read={read}
          extras={extras}
          pictures={false}
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
  [...document.querySelectorAll('.around li')].map((each) => [
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
  expect(summary()).toBe(`2 people · 7.5/10 on average · since ${since}, as far as Lookout knows`);
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
