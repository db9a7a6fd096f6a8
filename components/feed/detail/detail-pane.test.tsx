// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useOpenSubject } from '@/components/feed/around/around-open';
import { DetailPane } from '@/components/feed/detail/detail-pane';
import { useSelected } from '@/components/feed/detail/use-selected';
import { firstFeed } from '@/components/feed/list/feed';
import { rowExtras } from '@/components/feed/rows/row-extras';
import type { StoreReader } from '@/components/page/connect-store';
import { TextContext } from '@/components/page/use-text';
import { ANDOR, DUNE, person, play } from '@/tests/builders/activity';
import { card } from '@/tests/builders/card';
import { commitRows, emptyStore, judged, NOW } from '@/tests/builders/store';
import { text } from '@/tests/builders/text';
import type { Subject } from '@/utils/activity/facet-name';
import { DAY, HOUR } from '@/utils/lib/time';
import { DEFAULT_SETTINGS } from '@/utils/settings/settings';
import type { FeedRow } from '@/utils/store/read/first-page';
import type { Card } from '@/utils/store/schema';

const asked: string[] = [];
const note = (name: string) => (id: string) => void asked.push(`${name} ${id}`);
const extras = rowExtras(text, DEFAULT_SETTINGS, undefined, undefined);
let read: StoreReader;

const show = (of: Card, unread = true) =>
  act(() =>
    render(
      <TextContext.Provider value={text}>
        <DetailPane
          row={{ card: of, unread }}
          extras={extras}
          read={read}
          revision={1}
          now={NOW}
          onVisit={note('visit')}
          onMark={note('mark')}
          onStar={note('star')}
          onMute={note('mute')}
          onMenu={note('menu')}
        />
      </TextContext.Provider>,
      document.body,
    ),
  );
const words = () => document.querySelector('.pane')?.textContent ?? '';

beforeEach(async () => {
  asked.length = 0;
  const db = await emptyStore();
  read = async (work) => ({ ok: true, value: await work(db) });
  await commitRows(db, [
    judged(play(1, 1, { at: NOW - 9 * DAY })),
    judged(play(1, 2, { at: NOW - 5 * DAY })),
    judged(play(1, 1, { at: NOW - DAY, show: ANDOR })),
    judged(play(1, 1, { at: NOW - DAY, user: person('Ben') })),
  ]);
});
afterEach(() => act(() => render(null, document.body)));

it('shows the whole comment and where to read on, and hides spoilers until they are asked for', () => {
  const comment = { text: `${'So good. '.repeat(40)}[spoiler]He dies.[/spoiler]`, spoiler: false };
  show(card('a', NOW, [{ type: 'movie', action: 'shout', movie: DUNE, comment: { ...comment, id: 8 } }]));
  expect(document.querySelector('h2')?.textContent).toBe('Mia commented on Dune');
  expect(words()).toContain(comment.text.slice(0, 300));
  expect(words()).not.toContain('He dies');
  const links = [...document.querySelectorAll('a')].map((each) => each.getAttribute('href'));
  expect(links).toEqual(['https://app.trakt.tv/comments/8', 'https://app.trakt.tv/movies/dune-2021']);
});

it('marks, stars, mutes and opens the menu of the row', () => {
  show(card('a', NOW, [{}], { starred: 1 }));
  const buttons = [...document.querySelectorAll<HTMLElement>('.pane-actions button')];
  expect(buttons.map((each) => each.textContent || each.getAttribute('aria-label'))).toEqual([
    'Mark as read',
    'Remove star',
    'Mute',
    'More',
  ]);
  for (const each of buttons) act(() => each.click());
  expect(asked).toEqual(['mark a', 'star a', 'mute a', 'menu a']);
});

it('lists what else this person did with this title, from the store', async () => {
  show(card('new', NOW, [play(1, 3)]));
  await vi.waitFor(() => expect(words()).toContain('More from Mia on this title'));
  const all = [...document.querySelectorAll('.pane-related li a')].map((each) => each.textContent);
  expect(all).toEqual(['Mia watched 2 episodes of Severance S01E01–E02']);
});

it('draws a gap, which has neither person nor title', () => {
  show(card('gap', NOW, [], { kind: 'gap', gap: { since: NOW - HOUR, stream: 'x', url: 'https://app.trakt.tv/' } }));
  expect(document.querySelector('h2')?.textContent).not.toBe('');
  expect(document.querySelectorAll('.pane-actions button')).toHaveLength(2);
});

it('selects the row that has the focus, and opens nothing on a click', () => {
  const rows: FeedRow[] = ['a', 'b'].map((id) => ({ card: card(id, NOW), unread: true }));
  const opened: string[] = [];
  let selected: string | undefined;
  function Rows({ on }: { on: boolean }) {
    selected = useSelected(on, firstFeed(rows, null, 0), (row) => asked.push(`select ${row.card.id}`))?.card.id;
    return (
      <>
        {rows.map(({ card: { id } }) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: stands in for a row
          <article key={id} data-card-id={id} tabIndex={-1} onClick={() => opened.push(id)}>
            <button type="button">{id}</button>
          </article>
        ))}
      </>
    );
  }
  const draw = (on: boolean) => act(() => render(<Rows on={on} />, document.body));
  const at = (index: number) => document.querySelectorAll<HTMLElement>('article')[index];
  draw(true);
  expect(selected).toBe('a');
  act(() => at(1)?.click());
  expect([selected, opened, asked]).toEqual(['b', [], ['select b']]);
  act(() => at(0)?.querySelector('button')?.click());
  act(() => void at(0)?.dispatchEvent(new MouseEvent('click', { bubbles: true, ctrlKey: true })));
  expect(opened).toEqual(['a', 'a']);
  draw(false);
  act(() => at(1)?.click());
  expect([selected, opened.at(-1)]).toEqual([undefined, 'b']);
});

it('opens what is known of the person from their name', () => {
  show(card('a', NOW, [{ user: person('Mia') }]));
  let opened: Subject | null = null;
  const Probe = () => {
    opened = useOpenSubject();
    return null;
  };
  act(() => render(<Probe />, document.body.appendChild(document.createElement('div'))));
  const name = document.querySelector<HTMLElement>('.pane-who');
  expect(name?.title).toBe('About Mia');
  act(() => name?.click());
  expect(opened).toEqual({ facet: 'user:mia', name: 'Mia' });
});
