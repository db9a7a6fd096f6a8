// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type FeedFilter, NO_FILTER } from '@/components/feed/filter/feed-filter';
import { FilterBar } from '@/components/feed/filter/filter-bar';
import { rememberedGroup } from '@/components/feed/list/remembered-group';
import type { StoreReader } from '@/components/page/connect-store';
import { TextContext } from '@/components/page/use-text';
import { ANDOR, person, play } from '@/tests/builders/activity';
import { commitRows, emptyStore, judged, NOW } from '@/tests/builders/store';
import { text } from '@/tests/builders/text';
import { HOUR } from '@/utils/lib/time';

let place: HTMLElement;
let filter: FeedFilter | null = null;
let read: StoreReader;
const show = () =>
  act(() =>
    render(
      <TextContext.Provider value={text}>
        <FilterBar
          filter={filter}
          read={read}
          onFilter={(wanted) => {
            filter = wanted;
            show();
          }}
        />
      </TextContext.Provider>,
      place,
    ),
  );
const button = (words: string) =>
  [...document.querySelectorAll('button')].find((each) => each.textContent?.startsWith(words)) as HTMLButtonElement;
const click = (element: HTMLElement | null | undefined) => act(() => element?.click());

beforeEach(async () => {
  const db = await emptyStore();
  read = async (work) => ({ ok: true, value: await work(db) });
  await commitRows(db, [
    judged(play(1, 1)),
    judged(play(1, 1, { at: NOW - HOUR, show: ANDOR })),
    judged(play(1, 1, { at: NOW - 20 * HOUR, user: person('Ben') })),
  ]);
  filter = null;
  document.body.innerHTML = '<div></div>';
  place = document.body.firstElementChild as HTMLElement;
  show();
});

afterEach(() => act(() => render(null, place)));

it('offers the people in the store with counts, several to choose', async () => {
  click(button('People'));
  // Counts are loaded after the names.
  const facets = () => [...document.querySelectorAll('.facet')].map((each) => each.textContent);
  await vi.waitFor(() => expect(facets()).toEqual(['Mia2', 'Ben1']));
  for (const box of document.querySelectorAll<HTMLInputElement>('.facet input')) click(box);
  expect(filter?.people).toEqual(['user:mia', 'user:ben']);
  expect(button('People').textContent).toBe('People2');
  click(document.querySelector<HTMLInputElement>('.facet input'));
  expect(filter?.people).toEqual(['user:ben']);
});

it('closes its panel with Escape and returns the focus to the chip', async () => {
  click(button('Types'));
  await vi.waitFor(() => expect(document.querySelector('.facet')?.textContent).toBe('Episodes3'));
  const event = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true });
  act(() => void document.querySelector('.facet input')?.dispatchEvent(event));
  expect(event.defaultPrevented).toBe(true);
  expect(document.querySelector('.facet')).toBeNull();
  expect(document.activeElement).toBe(button('Types'));
});

it('searches after the debounce, and clears everything with one button', async () => {
  const field = document.querySelector<HTMLInputElement>('#feed-search');
  if (field) field.value = 'andor';
  act(() => void field?.dispatchEvent(new Event('input', { bubbles: true })));
  await vi.waitFor(() => expect(filter?.words).toBe('andor'));
  click(button('Unread'));
  expect(filter).toEqual({ ...NO_FILTER, words: 'andor', unread: true });
  click(document.querySelector<HTMLElement>('[aria-label="Clear all filters"]'));
  expect(filter).toEqual(NO_FILTER);
});

it('closes its panel when the focus leaves it, not when it moves inside', async () => {
  const elsewhere = document.body.appendChild(document.createElement('button'));
  click(button('People'));
  await vi.waitFor(() => expect(document.querySelectorAll('.facet')).toHaveLength(2));
  act(() => document.querySelector<HTMLElement>('.facet:last-of-type input')?.focus());
  expect(document.querySelectorAll('.facet')).toHaveLength(2);
  act(() => elsewhere.focus());
  expect(document.querySelectorAll('.facet')).toHaveLength(0);
});

describe('while a search is starting', () => {
  const draw = (words: string) =>
    act(() =>
      render(
        <TextContext.Provider value={text}>
          <FilterBar filter={{ ...NO_FILTER, words }} read={read} onFilter={() => {}} />
        </TextContext.Provider>,
        place,
      ),
    );
  const field = () => document.querySelector('input') as HTMLInputElement;
  const type = (words: string) =>
    act(() => {
      field().value = words;
      field().dispatchEvent(new Event('input', { bubbles: true }));
    });
  const typeAndWait = async (words: string) => {
    await type(words);
    await act(() => void vi.advanceTimersByTime(200));
  };
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    await draw('');
  });
  afterEach(() => void vi.useRealTimers());

  it('keeps what the person types meanwhile', async () => {
    await typeAndWait('slow');
    await type('slow ');
    await draw('slow');
    expect(field().value).toBe('slow ');
  });

  it('clears the field with the filters, even if the person emptied it and typed again before', async () => {
    await typeAndWait('slow');
    await draw('slow');
    for (const words of ['', 'mia']) await typeAndWait(words);
    await draw('mia');
    expect(field().value).toBe('mia');
    await draw('');
    expect(field().value).toBe('');
  });
});

it('filters by stars, together with what is chosen already', () => {
  click(button('Unread'));
  click(button('Starred'));
  expect(filter).toEqual({ ...NO_FILTER, unread: true, starred: true });
  expect(button('Starred').getAttribute('aria-pressed')).toBe('true');
  click(button('Starred'));
  expect(filter?.starred).toBe(false);
});

it('groups the rows, remembers that, and keeps it when the filters are cleared', () => {
  const choice = () => document.querySelector<HTMLSelectElement>('select') as HTMLSelectElement;
  expect(choice().getAttribute('aria-label')).toBe('Group by');
  const choose = (group: string) =>
    act(() => {
      choice().value = group;
      choice().dispatchEvent(new Event('change', { bubbles: true }));
    });
  choose('person');
  expect(filter).toEqual({ ...NO_FILTER, group: 'person' });
  expect(rememberedGroup()).toBe('person');
  click(button('Unread'));
  click(document.querySelector<HTMLElement>('[aria-label="Clear all filters"]'));
  expect(filter).toEqual({ ...NO_FILTER, group: 'person' });
  choose('time');
  expect(rememberedGroup()).toBeNull();
});

it('keeps the focus when a button goes away with what it removes', () => {
  const period = { since: Date.UTC(2026, 10, 1), until: Date.UTC(2026, 10, 2) };
  filter = { ...NO_FILTER, period, unread: true };
  show();
  const remove = () => document.querySelector<HTMLElement>('.chips .some');
  remove()?.focus();
  click(remove());
  expect(filter.period).toBeNull();
  expect(document.activeElement?.id).toBe('feed-search');
});
