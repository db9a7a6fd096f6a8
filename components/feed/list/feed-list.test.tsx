// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { firstFeed, type ReadyFeed } from '@/components/feed/list/feed';
import { withOlder } from '@/components/feed/list/feed-chunks';
import { FeedList } from '@/components/feed/list/feed-list';
import type { RowExtras } from '@/components/feed/rows/extras';
import { rowExtras } from '@/components/feed/rows/row-extras';
import { TextContext } from '@/components/page/use-text';
import { person, SEVERANCE } from '@/tests/builders/activity';
import { card } from '@/tests/builders/card';
import { text } from '@/tests/builders/text';
import { DAY, HOUR } from '@/utils/lib/time';
import type { FeedRow } from '@/utils/store/read/first-page';

const NOW = new Date(2026, 10, 22, 20, 0).getTime();
const extras = rowExtras(text, null, new Map(), undefined);
const opened: string[] = [];
const visited: string[] = [];
let place: HTMLElement;

const onOpen = (id: string) => void opened.push(id);
const onVisit = (id: string) => void visited.push(id);

function show(rows: FeedRow[]): HTMLElement[] {
  return draw(firstFeed(rows, null, 0));
}

function draw(feed: ReadyFeed, own: RowExtras = extras): HTMLElement[] {
  act(() =>
    render(
      <TextContext.Provider value={text}>
        <FeedList feed={feed} spoilers="none" extras={own} now={NOW} onOpen={onOpen} onVisit={onVisit} />
      </TextContext.Provider>,
      place,
    ),
  );
  return [...document.querySelectorAll<HTMLElement>('[role="feed"] [role="article"]')];
}

const rows: FeedRow[] = [
  { card: card('a', NOW - HOUR, [{ show: SEVERANCE }, { show: SEVERANCE }]), unread: true },
  { card: card('b', NOW - 2 * HOUR, [{ type: 'person', action: 'bookmarked' }]), unread: false },
  { card: card('c', NOW - DAY, [], { kind: 'gap' }), unread: false },
];

beforeEach(() => {
  opened.length = 0;
  visited.length = 0;
  document.body.innerHTML = '<div></div>';
  place = document.body.firstElementChild as HTMLElement;
});

describe('stable attributes', () => {
  it('expose card, activities, type, action, read mark and position', () => {
    const [first, second, third] = show(rows);
    expect({ ...first?.dataset }).toEqual({
      cardId: 'a',
      activityId: 'a-0',
      activityIds: 'a-0 a-1',
      type: 'episode',
      action: 'scrobble',
      kind: 'activities',
      read: 'false',
    });
    expect({ ...second?.dataset }).toMatchObject({ type: 'person', action: 'bookmarked', read: 'true' });
    expect({ ...third?.dataset }).toMatchObject({ cardId: 'c', kind: 'gap', read: 'true' });
    expect(third?.getAttribute('data-activity-id')).toBe('');
    expect([first, third].map((row) => row?.getAttribute('aria-posinset'))).toEqual(['1', '3']);
    expect(first?.getAttribute('aria-setsize')).toBe('-1');
  });

  it('labels every row with its text', () => {
    for (const row of show(rows)) {
      const ids = [row.getAttribute('aria-labelledby'), row.getAttribute('aria-describedby')].join(' ').split(' ');
      expect(ids.map((id) => document.getElementById(id)?.textContent).join('')).not.toBe('');
    }
  });
});

it('shows days between rows, hidden from screen readers', () => {
  show(rows);
  const days = [...document.querySelectorAll('.day')];
  expect(days.map((day) => day.textContent)).toEqual(['Today', 'Yesterday']);
  expect(days.every((day) => day.getAttribute('aria-hidden') === 'true')).toBe(true);
});

it('shows no unread row below "Earlier", whichever rows above it are read', () => {
  const around = () => {
    const line = document.querySelector('.line');
    return line && [...document.querySelectorAll<HTMLElement>('.line, [data-card-id]')].indexOf(line as HTMLElement);
  };
  const mixed = rows.map((each, at) => ({ ...each, unread: at === 1 }));
  draw(firstFeed(mixed, null, 1, mixed[1]?.card.key));
  expect(around()).toBe(2);
  draw(firstFeed(mixed, null, 3, mixed[2]?.card.key));
  expect(around()).toBeNull();
  draw(firstFeed(mixed, null, 0, null));
  expect(around()).toBeNull();
});

it('has one tab stop, which follows the focus', () => {
  const stops = () => show(rows).map((row) => row.tabIndex);
  expect(stops()).toEqual([0, -1, -1]);
  act(() => {
    show(rows)[1]?.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
  });
  expect(stops()).toEqual([-1, 0, -1]);
});

it('opens a click through the background, and leaves a click with a modifier to the browser', () => {
  const [first, second] = show(rows);
  const plain = new MouseEvent('click', { bubbles: true, cancelable: true });
  first?.querySelector('a')?.dispatchEvent(plain);
  expect(plain.defaultPrevented).toBe(true);
  second?.querySelector('a')?.dispatchEvent(new MouseEvent('click', { bubbles: true, ctrlKey: true }));
  expect(opened).toEqual(['a']);
  expect(visited).toEqual(['b']);
});

it('shows markup as plain text', () => {
  const name = '<img src=x onerror=alert(1)>';
  show([
    { card: card('a', NOW, [{ show: { title: name, ids: {} }, user: { username: name, slug: 'x' } }]), unread: true },
  ]);
  expect(document.querySelector('img')).toBeNull();
  expect(document.body.textContent).toContain(name);
});

it('redraws only the chunk that gets an image', () => {
  const rows = Array.from({ length: 120 }, (_, at): FeedRow => {
    const user = person(at === 70 ? 'Ben' : 'Mia');
    return { card: card(`c${at}`, NOW - at * HOUR, [{ show: SEVERANCE, user }]), unread: false };
  });
  const words = vi.fn(extras.wordsOf);
  const withPictures = (pictures: Map<string, string>) => ({
    ...rowExtras(text, null, pictures, undefined),
    by: extras.by,
    wordsOf: words,
  });
  const feed = withOlder(firstFeed([], null, 0), rows, null);
  draw(feed, withPictures(new Map()));
  words.mockClear();
  draw(feed, withPictures(new Map()));
  expect(words).not.toHaveBeenCalled();
  draw(feed, withPictures(new Map([['avatar:ben', 'data:image/png;base64,']])));
  expect(words).toHaveBeenCalledTimes(50);
});
