// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, it } from 'vitest';
import { SourcesSection } from '@/components/options/sources/sources-section';
import { OptionsDesk } from '@/tests/builders/options-desk';
import { showSource, userSource } from '@/tests/builders/source';
import { HOUR } from '@/utils/lib/time';
import type { Settings } from '@/utils/settings/settings';

afterEach(() => act(() => render(null, document.body)));

const mia = userSource('mia', { name: 'Mia' });
const silo = showSource('silo', { name: 'Silo', ids: { slug: 'silo' } });
const open = (change: Partial<Settings> = {}, detail = mia.id) =>
  new OptionsDesk(SourcesSection, { detail, now: HOUR }, { sources: [mia, silo], ...change });
const own = (desk: OptionsDesk) => desk.settings.sources[0]?.rules;

it('inherits a cell until it is set, and again after a reset', async () => {
  const desk = open({ rules: { movie: { rating: 'badge' } } });
  const cell = 'Movies, Rated';
  const select = desk.control<HTMLSelectElement>(`${cell} (same as Filters)`);
  expect(select.selectedOptions[0]?.textContent).toBe('↑ Badge');
  await desk.choose(`${cell} (same as Filters)`, 'off');
  expect(own(desk)).toEqual({ movie: { rating: 'off' } });
  expect(document.body.textContent).toContain('1 custom rule');
  await desk.undo();
  expect(own(desk)).toBeUndefined();
  expect(desk.shown.at(-1)?.words).toBe('Undone');
  await desk.choose(`${cell} (same as Filters)`, 'off');
  await desk.choose(cell, 'inherit');
  expect(own(desk)).toBeUndefined();
});

it('sets whole rows, and resets everything to inherited', async () => {
  const desk = open();
  await desk.choose('Set all for “Rated” (same as Filters)', 'feed');
  expect(Object.keys(own(desk) ?? {})).toEqual(['episode', 'movie', 'show', 'season']);
  await desk.press('Use the settings in Filters');
  expect(own(desk)).toBeUndefined();
  await desk.undo();
  expect(own(desk)?.movie).toEqual({ rating: 'feed' });
});

it('has no movie and list cells for a show', () => {
  const desk = open({}, silo.id);
  expect(() => desk.control('Movies, Rated (same as Filters)')).toThrow();
  expect(desk.control('Episodes, Commented (same as Filters)')).toBeTruthy();
});

it('overrides a condition, changes it, and inherits it again', async () => {
  const desk = open();
  const conditions = () => desk.settings.sources[0]?.conditions;
  expect(document.querySelector('[data-group="ratings"]')?.textContent).toContain('Same as Filters: All ratings');
  await desk.press('Change for Mia: Ratings');
  expect(conditions()).toEqual({ ratingAtLeast: null, ratingAtMost: null });
  await desk.choose('This or higher', '8');
  expect(conditions()).toEqual({ ratingAtLeast: 8, ratingAtMost: null });
  expect(document.querySelector('.ratings-words')?.textContent).toBe('Only ratings of 8 or higher');
  await desk.press('Use the settings in Filters: Ratings');
  expect(conditions()).toBeUndefined();
  await desk.undo();
  expect(conditions()).toEqual({ ratingAtLeast: 8, ratingAtMost: null });
});

it('mutes for a while, and unmutes with Undo', async () => {
  const desk = open();
  await desk.press('1 week');
  expect(desk.settings.mutes).toMatchObject([{ kind: 'user', id: 'mia', name: 'Mia' }]);
  expect(document.body.textContent).toMatch(/Muted until/);
  await desk.undo();
  expect(desk.settings.mutes).toEqual([]);
  await desk.press('Until you unmute');
  await desk.press('Unmute');
  expect(desk.settings.mutes).toEqual([]);
  await desk.undo();
  expect(desk.settings.mutes).toMatchObject([{ until: null }]);
});

it('says that the source in the address is unknown', () => {
  open({}, 'user:nobody');
  expect(document.querySelector('h1')?.textContent).toBe('Not on your list');
});

it('hides the spoilers of one show, and undoes that', async () => {
  const desk = open({ spoilers: 'none' }, silo.id);
  const spoilers = () => desk.settings.sources.find(({ id }) => id === silo.id);
  expect(desk.control<HTMLInputElement>('Same as Notifications').checked).toBe(true);
  await desk.press('Hide everything');
  expect(spoilers()).toMatchObject({ spoilers: 'hidden' });
  await desk.press('Show everything');
  expect(spoilers()).toMatchObject({ spoilers: 'shown' });
  await desk.undo();
  expect(spoilers()).toMatchObject({ spoilers: 'hidden' });
  await desk.press('Same as Notifications');
  expect(spoilers()?.kind === 'show' && spoilers()).not.toHaveProperty('spoilers', 'hidden');
});

it('has no spoilers of its own for a person', () => {
  open();
  expect(document.body.textContent).not.toContain('Hide everything');
});
