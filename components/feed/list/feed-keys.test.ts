// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { attachFeedKeys, nextRow } from '@/components/feed/list/feed-keys';

it.each([
  ['ArrowDown', 0, 1],
  ['j', 3, 4],
  ['j', 9, 9],
  ['ArrowUp', 0, 0],
  ['k', 5, 4],
  ['PageDown', 2, 7],
  ['PageDown', 8, 9],
  ['PageUp', 2, 0],
  ['Home', 7, 0],
  ['End', 2, 9],
  ['x', 2, null],
])('%s on row %i of 10 goes to row %s', (key, from, to) => {
  expect(nextRow(key, from, 10)).toBe(to);
});

describe('attached to a page', () => {
  const opened: string[] = [];
  let ends = 0;
  const did: string[] = [];
  const press = (key: string, change: KeyboardEventInit = {}) =>
    (document.activeElement ?? document.body).dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...change }),
    );
  const focused = () => (document.activeElement as HTMLElement).dataset.cardId;

  beforeEach(() => {
    opened.length = 0;
    ends = 0;
    document.body.innerHTML =
      '<input id="field">' +
      Array.from(
        { length: 8 },
        (_, at) => `<article data-card-id="${at}" tabindex="${at === 2 ? 0 : -1}"></article>`,
      ).join('');
    did.length = 0;
    return attachFeedKeys(document, {
      onOpen: (id) => opened.push(id),
      onEnd: () => ends++,
      onMark: (id) => did.push(`mark ${id}`),
      onStar: (id) => did.push(`star ${id}`),
      onComment: (id) => did.push(`comment ${id}`),
      onMarkAll: () => did.push('mark all'),
      onMenu: (id, opener) => did.push(`menu ${id} ${opener.dataset.cardId}`),
      onSearch: () => did.push('search'),
      onHelp: () => did.push('help'),
    });
  });

  it('j goes to the row in the tab order, then moves on', () => {
    press('j');
    expect(focused()).toBe('2');
    press('j');
    press('ArrowDown');
    expect(focused()).toBe('4');
    press('Home');
    expect(focused()).toBe('0');
  });

  it('leaves arrow keys outside the feed to the browser', () => {
    press('ArrowDown');
    expect(focused()).toBeUndefined();
  });

  it('leaves arrow keys inside an open comment to the browser, which scrolls it', () => {
    const comment = document.createElement('div');
    comment.className = 'row-comment';
    comment.tabIndex = 0;
    document.querySelector('[data-card-id="3"]')?.append(comment);
    comment.focus();
    for (const key of ['ArrowDown', 'PageUp', 'End']) press(key);
    expect(document.activeElement).toBe(comment);
    press('j');
    expect(focused()).toBe('4');
  });

  it('opens the row with Enter', () => {
    press('j');
    press('Enter');
    expect(opened).toEqual(['2']);
  });

  it('opens the whole comment with c', () => {
    press('j');
    press('c');
    expect(did).toEqual(['comment 2']);
  });

  it('opens with o, marks with m, and opens the menu with a dot', () => {
    for (const key of ['o', 'm', '.']) press(key);
    expect([opened, did]).toEqual([[], []]);
    press('j');
    for (const key of ['o', 'm', '.', 'ContextMenu']) press(key);
    expect(opened).toEqual(['2']);
    expect(did).toEqual(['mark 2', 'menu 2 2', 'menu 2 2']);
    press('s');
    expect(did.at(-1)).toBe('star 2');
  });

  it('marks all with e, searches with /, and shows help with ?, wherever the focus is', () => {
    for (const key of ['e', '/', '?']) press(key);
    expect(did).toEqual(['mark all', 'search', 'help']);
  });

  it('leaves keys in buttons, menus and dialogs alone', () => {
    document.body.innerHTML +=
      '<article data-card-id="x"><button id="more"></button></article><div role="menu"><button id="item"></button></div>';
    document.getElementById('more')?.focus();
    press('Enter');
    expect(opened).toEqual([]);
    document.getElementById('item')?.focus();
    for (const key of ['e', 'm', 'j', '?']) press(key);
    expect(did).toEqual([]);
  });

  it('loads more near the end', () => {
    press('j');
    expect(ends).toBe(0);
    press('End');
    expect(ends).toBe(1);
  });

  it('leaves typing and browser shortcuts alone', () => {
    document.getElementById('field')?.focus();
    press('j');
    expect((document.activeElement as HTMLElement).id).toBe('field');
    (document.activeElement as HTMLElement).blur();
    press('j', { ctrlKey: true });
    expect(focused()).toBeUndefined();
  });
});
