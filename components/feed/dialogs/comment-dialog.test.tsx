// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, it } from 'vitest';
import { CommentDialog } from '@/components/feed/dialogs/comment-dialog';
import { TextContext } from '@/components/page/use-text';
import { DUNE } from '@/tests/builders/activity';
import { card } from '@/tests/builders/card';
import { text } from '@/tests/builders/text';
import type { SpoilerLevel } from '@/utils/activity/spoiler-level';

afterEach(() => act(() => render(null, document.body)));

function open(comment: { text: string; spoiler: boolean }, spoilers: SpoilerLevel = 'none') {
  const about = card('a', 1, [{ type: 'movie', action: 'shout', movie: DUNE, comment }]);
  act(() =>
    render(
      <TextContext.Provider value={text}>
        <CommentDialog card={about} spoilerContext={{ spoilers }} onClose={() => {}} />
      </TextContext.Provider>,
      document.body,
    ),
  );
  const page = () => document.body.innerHTML;
  const show = () => act(() => document.querySelector<HTMLElement>('.comment button')?.click());
  return { page, show };
}

it('shows everything except parts marked as spoilers, until they are revealed', () => {
  const { page, show } = open({ text: 'So **good**. [spoiler]He dies[/spoiler]', spoiler: false });
  expect(page()).toContain('So good.');
  expect(page()).not.toContain('He dies');
  show();
  expect(page()).toContain('He dies');
  expect(document.activeElement?.textContent).toBe('He dies');
});

it.each([
  [{ text: 'He dies', spoiler: true }, 'none'],
  [{ text: 'He dies', spoiler: false }, 'comments'],
  [{ text: 'He dies', spoiler: false }, 'unwatched'],
] as const)('hides all of %j at level %s', (comment, spoilers) => {
  const { page, show } = open(comment, spoilers);
  expect(page()).toContain('commented on Dune');
  expect(page()).not.toContain('He dies');
  show();
  expect(page()).toContain('He dies');
});
