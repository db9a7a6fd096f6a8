// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it } from 'vitest';
import { firstFeed } from '@/components/feed/list/feed';
import { withGroup, withMoreOf } from '@/components/feed/list/feed-chunks';
import { FeedList } from '@/components/feed/list/feed-list';
import { GroupChunk } from '@/components/feed/list/group-chunk';
import { useMoreOfGroup } from '@/components/feed/list/use-more-of-group';
import { rowExtras } from '@/components/feed/rows/row-extras';
import { TextContext } from '@/components/page/use-text';
import { ANDOR, DUNE, person, SEVERANCE } from '@/tests/builders/activity';
import { card } from '@/tests/builders/card';
import { text } from '@/tests/builders/text';
import { DAY } from '@/utils/lib/time';
import { DEFAULT_SETTINGS } from '@/utils/settings/settings';
import type { FeedRow } from '@/utils/store/read/first-page';

const NOW = new Date(2026, 10, 22, 20, 0).getTime();
const extras = rowExtras(text, null, new Map(), undefined);
const asked: string[] = [];
const moreOf = (facet: string) => void asked.push(facet);
const nothing = () => {};

const rowOf = (id: string, days: number, who = 'Mia'): FeedRow => ({
  card: card(id, NOW - days * DAY, [{ show: SEVERANCE, user: person(who) }]),
  unread: false,
});
const mias = withGroup(firstFeed([], null, 0), {
  facet: 'user:mia',
  total: 40,
  next: [0, ''],
  rows: [rowOf('a', 3), rowOf('b', 4)],
});
const feed = withGroup(mias, { facet: 'nobody:', total: null, next: null, rows: [rowOf('gap', 5)] });

function Page({ shown, drawn }: { shown: typeof feed; drawn: typeof extras }) {
  useMoreOfGroup(shown, moreOf);
  const row = { spoilers: 'none', extras: drawn, now: NOW, onOpen: nothing, onVisit: nothing } as const;
  return <FeedList feed={shown} GroupChunk={GroupChunk} {...row} />;
}
const show = (shown = feed, drawn = extras) =>
  act(() =>
    render(
      <TextContext.Provider value={text}>
        <Page shown={shown} drawn={drawn} />
      </TextContext.Provider>,
      document.body,
    ),
  );

afterEach(() => act(() => render(null, document.body)));

it('puts each group under a heading with its number of rows, as a feed of its own', () => {
  show();
  expect([...document.querySelectorAll('h2')].map((each) => each.textContent)).toEqual([
    'MMia40 items',
    'Everything else',
  ]);
  const feeds = [...document.querySelectorAll('[role="feed"]')];
  expect(feeds.map((each) => document.getElementById(each.getAttribute('aria-labelledby') ?? '')?.tagName)).toEqual([
    'H2',
    'H2',
  ]);
  expect(feeds.every((each) => [...each.children].every((row) => row.getAttribute('role') === 'article'))).toBe(true);
  expect(document.querySelectorAll('[role="article"][tabindex="0"]')).toHaveLength(1);
});

it('says the day of each row, because no heading does', () => {
  show();
  expect(document.querySelector('time')?.textContent).toMatch(/Nov 19|19 Nov|11\/19/);
});

it('asks for more rows of a group, and puts the focus on the first of them', () => {
  show();
  const buttons = [...document.querySelectorAll<HTMLElement>('[data-group]')];
  expect(buttons.map((each) => each.textContent)).toEqual(['Show more']);
  act(() => buttons[0]?.click());
  expect(asked).toEqual(['user:mia']);
  show(withMoreOf(feed, 'user:mia', [rowOf('c', 6), rowOf('d', 7)], null));
  expect((document.activeElement as HTMLElement | null)?.dataset.cardId).toBe('c');
  expect(document.querySelector('[data-group]')).toBeNull();
});

it('puts the focus on the last row if there were no more', () => {
  show();
  act(() => document.querySelector<HTMLElement>('[data-group]')?.click());
  show(withMoreOf(feed, 'user:mia', [], null));
  expect((document.activeElement as HTMLElement | null)?.dataset.cardId).toBe('b');
});

describe('a card in two groups', () => {
  const watched = (pictures = new Map<string, string>()) => {
    const members = [
      { type: 'movie' as const, movie: { ...DUNE, poster: 'https://media.trakt.tv/dune.webp' } },
      { show: { ...ANDOR, ids: { slug: 'dune-2021' }, poster: 'https://media.trakt.tv/andor.webp' } },
    ];
    const rows = [{ card: card('both', NOW - DAY, members), unread: true }, rowOf('z', 2)];
    const groups = ['movie:dune-2021', 'show:dune-2021'].reduce(
      (shown, facet) => withGroup(shown, { facet, total: facet.startsWith('show') ? 9 : null, next: null, rows }),
      firstFeed([], null, 1),
    );
    return { groups, drawn: rowExtras(text, { ...DEFAULT_SETTINGS, spoilers: 'none' }, pictures, undefined) };
  };
  const articles = () => [...document.querySelectorAll<HTMLElement>('[role="article"]')];

  it('has one tab stop, and ids of its own in each', () => {
    show(watched().groups);
    expect(articles().map((each) => each.tabIndex)).toEqual([0, -1, -1, -1]);
    act(() => articles()[2]?.focus());
    expect(articles().map((each) => each.tabIndex)).toEqual([-1, -1, 0, -1]);
    const ids = [...document.querySelectorAll('[id]')].map((each) => each.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('says the position in each group, and how many rows the group has', () => {
    show(watched().groups);
    const places = articles().map((each) => `${each.ariaPosInSet ?? each.getAttribute('aria-posinset')}`);
    expect(places).toEqual(['1', '2', '1', '2']);
    expect(articles().map((each) => each.getAttribute('aria-setsize'))).toEqual(['-1', '-1', '9', '9']);
  });

  it('gives each group the name and the poster of its own activity', () => {
    const pictures = new Map([
      ['https://media.trakt.tv/dune.webp', 'data:dune'],
      ['https://media.trakt.tv/andor.webp', 'data:andor'],
    ]);
    const { groups, drawn } = watched(pictures);
    show(groups, drawn);
    expect([...document.querySelectorAll('.group-name')].map((each) => each.textContent)).toEqual(['Dune', 'Andor']);
    const posters = [...document.querySelectorAll('.group-poster')].map((each) => each.getAttribute('src'));
    expect(posters).toEqual(['data:dune', 'data:andor']);
  });
});
