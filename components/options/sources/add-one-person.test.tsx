// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SEARCH_DEBOUNCE_MS } from '@/components/options/sources/use-find-shows';
import { answers, buttons, field, one, open, put, shown, submit, untilIdle } from '@/tests/builders/add-field';
import { userSource } from '@/tests/builders/source';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  shown.length = 0;
});
afterEach(() => {
  act(() => render(null, document.body));
  vi.useRealTimers();
});

describe('people', () => {
  const mia = { username: 'mia', slug: 'mia', name: 'Mia Lund', private: false };
  const people = {
    ...answers,
    lookupUser: ({ text: words }: { text: string }) =>
      /mia|silo/.test(words) ? { ok: true, user: mia } : { ok: false, error: { kind: 'not-found' } },
    addUser: () => ({ ok: true, source: userSource('mia') }),
  };
  const commands = (asked: [string, unknown][]) => asked.map(([command]) => command);

  it('shows the person that the typed text names, and adds them with Enter', async () => {
    const asked = open(people);
    put(field(), 'mia');
    await untilIdle(SEARCH_DEBOUNCE_MS);
    expect(one('.found-name').textContent).toContain('Mia Lund');
    await submit();
    expect(commands(asked).at(-1)).toBe('addUser');
    expect(shown.at(-1)).toContain('Added Mia Lund.');
  });

  it('offers both if a word names a person and a show, and adds neither without a choice', async () => {
    const asked = open(people);
    field().focus();
    put(field(), 'silo');
    await submit();
    expect(one('.found-name').textContent).toContain('Mia Lund');
    expect(buttons()).toHaveLength(1);
    expect(commands(asked)).not.toContain('addUser');
    await submit();
    expect(document.activeElement?.textContent).toBe('Add Mia Lund');
  });

  it('searches only shows for the address of a show, and only people for @name', async () => {
    const asked = open(people);
    put(field(), 'https://app.trakt.tv/shows/silo');
    await untilIdle(SEARCH_DEBOUNCE_MS);
    put(field(), '@mia');
    await untilIdle(SEARCH_DEBOUNCE_MS);
    expect(commands(asked)).toEqual(['searchShows', 'lookupUser']);
  });

  it('adds a person even if Trakt says only that they are private', async () => {
    const asked = open({ ...people, lookupUser: () => ({ ok: false, error: { kind: 'private' } }) });
    put(field(), '@Zofia');
    await submit();
    expect(commands(asked)).toEqual(['lookupUser']);
    expect(one('.found-private').textContent).toContain('Only approved followers can see it.');
    await submit();
    expect(asked.at(-1)).toEqual([
      'addUser',
      { text: 'zofia', found: { username: 'Zofia', slug: 'zofia', private: true } },
    ]);
  });

  it('says only after Enter that nobody has the name', async () => {
    open(people);
    put(field(), 'nobody');
    await untilIdle(SEARCH_DEBOUNCE_MS);
    expect(one('#add-answer').textContent).toBe('');
    await submit();
    expect(one('#add-answer').textContent).toContain('Couldn’t find this user on Trakt.');
  });
});
