// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SEARCH_DEBOUNCE_MS } from '@/components/options/sources/use-find-shows';
import {
  answers,
  buttons,
  click,
  field,
  named,
  one,
  open,
  press,
  put,
  shown,
  status,
  submit,
  untilIdle,
} from '@/tests/builders/add-field';
import { FOUND_SHOWS as shows } from '@/tests/builders/found-show';
import { showSource } from '@/tests/builders/source';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  shown.length = 0;
});
afterEach(() => {
  act(() => render(null, document.body));
  vi.useRealTimers();
});

describe('search', () => {
  it('searches after the debounce, and announces the number of results', async () => {
    const asked = open();
    put(field(), 's');
    put(field(), 'si');
    await untilIdle(SEARCH_DEBOUNCE_MS - 1);
    put(field(), 'sil');
    await untilIdle(SEARCH_DEBOUNCE_MS - 1);
    expect(asked).toEqual([]);
    await untilIdle(1);
    expect(asked).toEqual([
      ['searchShows', { text: 'sil' }],
      ['lookupUser', { text: 'sil' }],
    ]);
    expect(status()).toBe('1 show found');
    expect(buttons().map(({ textContent }) => textContent)).toEqual(['SSilo 2023']);
    put(field(), 's');
    await untilIdle(SEARCH_DEBOUNCE_MS);
    expect(asked).toHaveLength(2);
    expect(buttons()).toEqual([]);
  });

  it('shows the reply to the newest query, in whatever order replies arrive', async () => {
    const late = new Map<string, (reply: unknown) => void>();
    open({ searchShows: ({ text: words }) => new Promise((resolve) => late.set(words, resolve)) });
    put(field(), 'silo');
    await untilIdle(SEARCH_DEBOUNCE_MS);
    put(field(), 'seve');
    await untilIdle(SEARCH_DEBOUNCE_MS);
    late.get('seve')?.(answers.searchShows({ text: 'seve' }));
    await untilIdle();
    late.get('silo')?.(answers.searchShows({ text: 'silo' }));
    await untilIdle();
    expect(buttons().map(({ textContent }) => textContent)).toEqual(['SSeverance 2022']);
  });

  it('says that nothing was found, or what went wrong', async () => {
    open();
    put(field(), 'xyz');
    await untilIdle(SEARCH_DEBOUNCE_MS);
    expect(status()).toMatch(/^No show found for “xyz”/);
    open({ searchShows: () => ({ ok: false, error: { kind: 'not-found' } }) });
    put(field(), 'tvdb:1');
    await untilIdle(SEARCH_DEBOUNCE_MS);
    expect(one('#add-answer').textContent).toContain('Couldn’t find this show on Trakt.');
    expect(field().getAttribute('aria-invalid')).toBe('true');
  });

  it('moves with arrow keys; Enter goes to the results or opens the only one', async () => {
    open();
    field().focus();
    put(field(), 's');
    await submit();
    expect(document.activeElement).toBe(field());
    await submit();
    expect(document.activeElement).toBe(buttons()[0]);
    press('ArrowDown');
    press('ArrowDown');
    expect(document.activeElement).toBe(buttons()[1]);
    press('Home');
    press('ArrowUp');
    expect(document.activeElement).toBe(field());
    press('ArrowDown');
    press('Escape');
    expect(document.activeElement).toBe(field());
    put(field(), 'severance');
    await submit();
    expect(document.activeElement).toBe(one('h2'));
    expect(one('h2').textContent).toBe('Severance 2022');
  });

  it('does not offer a watched show, whichever id it has', async () => {
    const asked = open(answers, { sources: [showSource('2', { ids: { trakt: 2 } })] });
    put(field(), 'severance');
    await untilIdle(SEARCH_DEBOUNCE_MS);
    expect(buttons()[0]?.getAttribute('aria-disabled')).toBe('true');
    expect(buttons()[0]?.textContent).toContain('On your list');
    await click(buttons()[0] as HTMLElement);
    await submit();
    expect(asked.some(([command]) => command === 'addShow' || command === 'lookupShow')).toBe(false);
  });
});

describe('season choice', () => {
  const choose = async () => {
    put(field(), 'silo');
    await untilIdle(SEARCH_DEBOUNCE_MS);
    await click(buttons()[0] as HTMLElement);
  };
  const boxes = () => [...document.querySelectorAll<HTMLInputElement>('.seasons input')];

  it('adds all seasons unless some are chosen', async () => {
    const asked = open();
    await choose();
    await submit();
    expect(asked.at(-1)).toEqual(['addShow', { show: shows[0], seasons: 'all' }]);
    expect(shown).toEqual([expect.stringContaining('Added Silo.')]);
    expect(field().value).toBe('');
  });

  it('adds the checked seasons in order; with none checked it says what is missing', async () => {
    const asked = open();
    await choose();
    await click(named('Some seasons').querySelector('input') as HTMLElement);
    const labels = [...document.querySelectorAll('.season')].map((label) => label.textContent);
    expect(labels).toEqual(['SSpecials1 episode', '1Season 19 episodes', '2Season 2The Return10 episodes']);
    const add = named('Add Silo');
    expect(add.getAttribute('aria-disabled')).toBe('true');
    expect(one(`#${CSS.escape(add.getAttribute('aria-describedby') ?? '')}`).textContent).toMatch(/at least one/);
    await submit();
    expect(asked.some(([command]) => command === 'addShow')).toBe(false);
    await click(boxes()[2] as HTMLElement);
    await click(boxes()[0] as HTMLElement);
    expect(named('Add Silo').getAttribute('aria-disabled')).toBe('false');
    await submit();
    expect(asked.at(-1)).toEqual(['addShow', { show: shows[0], seasons: [0, 2] }]);
  });

  it('starts with the season from a pasted address', async () => {
    open({ ...answers, searchShows: () => ({ ok: true, shows: [{ ...shows[0], season: 0 }] }) });
    await choose();
    expect(boxes().map(({ checked }) => checked)).toEqual([true, false, false]);
  });

  it('goes back, and shows an error', async () => {
    open({ ...answers, addShow: () => ({ ok: false, error: { kind: 'already-watched', name: 'Silo' } }) });
    await choose();
    await submit();
    expect(document.body.textContent).toContain('Silo is already on your list.');
    await click(named('Choose another show'));
    expect(field().value).toBe('');
  });

  it('keeps the results if the seasons cannot be loaded', async () => {
    open({ ...answers, lookupShow: () => ({ ok: false, error: { kind: 'offline' } }) });
    await choose();
    expect(one('#add-answer').textContent).toContain('Couldn’t reach Trakt.');
  });
});

describe('protocol v1', () => {
  it('does not search, says so, and accepts season numbers', async () => {
    const asked = open(answers, { v1: true });
    expect(document.body.textContent).toContain('For shows, enter a TVDB ID');
    put(field(), 'silo');
    await untilIdle(SEARCH_DEBOUNCE_MS * 3);
    expect(asked).toEqual([]);
    await submit();
    expect(asked).toContainEqual(['searchShows', { text: 'silo' }]);
    const typed = one<HTMLInputElement>('.seasons-field');
    put(typed, 'one');
    await submit();
    expect(typed.getAttribute('aria-invalid')).toBe('true');
    expect(document.body.textContent).toContain('“one” isn’t a list of seasons.');
    put(typed, '2, 0');
    await submit();
    expect(asked.at(-1)).toEqual(['addShow', { show: shows[0], seasons: [0, 2] }]);
  });

  it('says that the text is no slug', async () => {
    const searchShows = () => ({ ok: false, error: { kind: 'not-a-show', text: 'the wire' } });
    open({ ...answers, searchShows }, { v1: true });
    put(field(), 'the wire');
    await submit();
    expect(one('#add-answer').textContent).toContain('“the wire” isn’t a show’s slug, TVDB ID or address.');
  });
});
