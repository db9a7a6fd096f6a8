// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, it } from 'vitest';
import { toggleComment } from '@/components/feed/rows/open-comments';
import { RowComment } from '@/components/feed/rows/row-comment';
import { rowExtras } from '@/components/feed/rows/row-extras';
import { TextContext } from '@/components/page/use-text';
import { DUNE, person } from '@/tests/builders/activity';
import { card } from '@/tests/builders/card';
import { text } from '@/tests/builders/text';
import type { SpoilerLevel } from '@/utils/activity/spoiler-level';
import { DEFAULT_SETTINGS } from '@/utils/settings/settings';
import type { StoredActivity } from '@/utils/store/schema';

const LONG = 'Every frame of it is a painting. '.repeat(10);
let count = 0;
let opened: number;

afterEach(() => act(() => render(null, document.body)));

type Comment = NonNullable<StoredActivity['comment']>;

/** Draws one row with members that wrote these comments. */
function draw(comments: Comment[], spoilers: SpoilerLevel = 'none', onOpen = () => {}) {
  count += 1;
  const members = comments.map(
    (comment, at): Partial<StoredActivity> => ({
      type: 'movie',
      action: 'shout',
      movie: DUNE,
      comment,
      user: person(['Mia', 'Ben'][at] ?? 'Zoe'),
    }),
  );
  const about = card(`c${count}`, 1, members);
  const extras = rowExtras(text, { ...DEFAULT_SETTINGS, spoilers }, undefined, undefined);
  act(() =>
    render(
      <TextContext.Provider value={text}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: the row that a click opens */}
        <div onClick={onOpen}>
          <RowComment card={about} current id="row-1" extras={extras} />
        </div>
      </TextContext.Provider>,
      document.body,
    ),
  );
  const toggle = () => act(() => toggleComment(about.id));
  const button = () => document.querySelector<HTMLButtonElement>('[data-row-comment]');
  const words = () => document.body.textContent ?? '';
  const reveal = () => act(() => document.querySelector<HTMLElement>('.comment button')?.click());
  return { toggle, button, words, reveal };
}

it('opens the whole comment in the row, and closes it', () => {
  const { toggle, button, words } = draw([{ text: LONG, spoiler: false }]);
  expect([button()?.textContent, button()?.getAttribute('aria-expanded')]).toEqual(['Whole comment', 'false']);
  expect(words()).not.toContain('painting');
  toggle();
  expect(words()).toContain(LONG.trim());
  expect([button()?.textContent, button()?.getAttribute('aria-expanded')]).toEqual(['Show less', 'true']);
  expect(document.getElementById(button()?.getAttribute('aria-controls') ?? '')?.textContent).toContain('painting');
  toggle();
  expect(words()).not.toContain('painting');
  expect(button()?.textContent).toBe('Whole comment');
});

it('has no button where the row shows the whole comment anyway', () => {
  expect(draw([{ text: 'So good.', spoiler: false }]).button()).toBeNull();
  expect(draw([]).button()).toBeNull();
});

it('shows everything except parts marked as spoilers, until they are revealed', () => {
  const { toggle, words, reveal } = draw([{ text: 'So **good**. [spoiler]He dies[/spoiler]', spoiler: false }]);
  toggle();
  expect(words()).toContain('So good.');
  expect(words()).not.toContain('He dies');
  reveal();
  expect(words()).toContain('He dies');
  expect(document.activeElement?.textContent).toBe('He dies');
  toggle();
  toggle();
  expect(words()).not.toContain('He dies');
});

it.each([
  [{ text: 'He dies', spoiler: true }, 'none'],
  [{ text: 'He dies', spoiler: false }, 'comments'],
  [{ text: 'He dies', spoiler: false }, 'unwatched'],
] as const)('hides all of %j at level %s', (comment, spoilers) => {
  const { toggle, words, reveal } = draw([comment], spoilers);
  toggle();
  expect(words()).not.toContain('He dies');
  reveal();
  expect(words()).toContain('He dies');
});

it('names the writers where there are several', () => {
  const { toggle } = draw([
    { text: 'So good.', spoiler: false },
    { text: 'Not for me.', spoiler: false },
  ]);
  toggle();
  expect([...document.querySelectorAll('.comment')].map((each) => each.textContent)).toEqual([
    'Mia So good.',
    'Ben Not for me.',
  ]);
});

it('does not open the row when its text is clicked, as when selecting text', () => {
  opened = 0;
  const { toggle } = draw([{ text: LONG, spoiler: false }], 'none', () => {
    opened += 1;
  });
  toggle();
  act(() => document.querySelector<HTMLElement>('.comment')?.click());
  expect(opened).toBe(0);
});

it('keeps the focus when it closes: text that had it gives it to the button, nothing else moves', () => {
  const { toggle, button, reveal } = draw([{ text: 'So good. [spoiler]He dies[/spoiler]', spoiler: false }]);
  toggle();
  reveal();
  toggle();
  expect(document.activeElement).toBe(button());
  toggle();
  act(() => document.querySelector<HTMLElement>('.row-comment')?.focus());
  toggle();
  expect(document.activeElement).toBe(button());
  toggle();
  act(() => button()?.blur());
  toggle();
  expect(document.activeElement).toBe(document.body);
});

it('can be scrolled by keys, and shows how many likes it has', () => {
  const { toggle } = draw([{ text: LONG, spoiler: false, likes: 3, replies: 0 }]);
  toggle();
  const whole = document.querySelector<HTMLElement>('.row-comment');
  expect([whole?.tabIndex, whole?.getAttribute('role')]).toEqual([0, 'group']);
  expect(whole?.getAttribute('aria-label')).toBe('Whole comment');
  expect(document.querySelector('.comment-answers')?.textContent).toBe('3 likes');
});
