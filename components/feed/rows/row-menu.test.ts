import { expect, it } from 'vitest';
import { toggleComment } from '@/components/feed/rows/open-comments';
import { muteMenu, rowMenu } from '@/components/feed/rows/row-menu';
import { person, SEVERANCE } from '@/tests/builders/activity';
import { card } from '@/tests/builders/card';
import { text } from '@/tests/builders/text';

const asked: unknown[] = [];
const note =
  (name: string) =>
  (...data: unknown[]) =>
    void asked.push([name, ...data]);
const actions = new Proxy({}, { get: (_, name) => note(String(name)) }) as Parameters<typeof rowMenu>[2]['actions'];
const menu = (row: Parameters<typeof rowMenu>[1], onComment: Parameters<typeof rowMenu>[2]['onComment'] = null) =>
  rowMenu(text, row, { actions, onWhy: note('why'), onComment, onAround: note('around') });

it('offers the row’s actions, and to mute the people and shows in it', () => {
  const members = [{ show: SEVERANCE }, { show: SEVERANCE, user: person('Ben') }];
  const items = menu({ card: card('a', 1, members), unread: true });
  expect(items.map(({ words }) => words)).toEqual([
    'Open on Trakt',
    'Mark as read',
    'Star',
    'Copy link',
    'All activity on Severance',
    'About Mia',
    'About Ben',
    'Mute Mia',
    'Mute Ben',
    'Mute Severance',
    'Why is this here?',
  ]);
  const [, , , , around, about, , mia, , show] = items;
  around?.choose?.();
  expect(asked.at(-1)).toEqual(['around', { facet: 'show:severance', name: 'Severance' }]);
  about?.choose?.();
  expect(asked.at(-1)).toEqual(['around', { facet: 'user:mia', name: 'Mia' }]);
  mia?.items?.at(-1)?.choose?.();
  expect(asked.at(-1)).toEqual(['mute', { kind: 'user', id: 'mia', name: 'Mia', until: null }]);
  show?.items?.[0]?.choose?.();
  expect(asked.at(-1)).toEqual([
    'mute',
    { kind: 'show', id: 'severance', name: 'Severance', until: expect.any(Number) },
  ]);
});

it('stars a row, and removes the star of a starred one', () => {
  const item = (starred?: number) => menu({ card: card('a', 1, [{}], { starred }), unread: true })[2];
  expect([item()?.words, item(5)?.words, item()?.hint]).toEqual(['Star', 'Remove star', 's']);
  item()?.choose?.();
  expect(asked.at(-1)).toEqual(['star', expect.objectContaining({ card: expect.objectContaining({ id: 'a' }) })]);
});

it('opens the whole comment of a row that shows only its beginning', () => {
  const row = { card: card('a', 1), unread: true };
  const item = menu(row, note('comment')).find(({ words }) => words === 'Whole comment');
  item?.choose?.();
  expect(asked.at(-1)).toEqual(['comment', row]);
  expect(menu(row).map(({ words }) => words)).not.toContain('Whole comment');
});

it('closes the comment of a row that shows all of it', () => {
  const row = { card: card('open', 1), unread: true };
  const words = () => menu(row, note('comment')).map((item) => item.words);
  toggleComment('open');
  expect(words()).toContain('Show less');
  expect(words()).not.toContain('Whole comment');
  toggleComment('open');
  expect(words()).not.toContain('Show less');
});

it('mutes from the button what the menu mutes', () => {
  const row = { card: card('a', 1, [{ show: SEVERANCE }]), unread: true };
  expect(muteMenu(text, row, actions).map(({ words }) => words)).toEqual(['Mute Mia', 'Mute Severance']);
});

it('has no mute and no rule for a gap', () => {
  const items = menu({ card: card('gap', 1, [], { kind: 'gap' }), unread: false });
  expect(items.map(({ words }) => words)).toEqual(['Open on Trakt', 'Mark as unread', 'Copy link']);
});
