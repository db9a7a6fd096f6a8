// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { clockTimes } from '@/components/feed/now/clock-times';
import { NowStrip } from '@/components/feed/now/now-strip';
import type { StoreReader } from '@/components/page/connect-store';
import { TextContext } from '@/components/page/use-text';
import { ANDOR, person, play } from '@/tests/builders/activity';
import { emptyStore, judged, NOW, page } from '@/tests/builders/store';
import { text } from '@/tests/builders/text';
import type { Activity } from '@/utils/activity/activity';
import type { SpoilerContext } from '@/utils/activity/spoiler';
import { clockTime } from '@/utils/lib/relative-time';
import { MINUTE } from '@/utils/lib/time';
import { commit } from '@/utils/store/feed-writer';
import type { Database } from '@/utils/store/open-database';
import { newStreamState } from '@/utils/store/stream-states';

let db: Database;
let read: StoreReader;
let revision = 0;

/** A read that found somebody in front of a title that ends at `until`, ms UTC. */
async function starts(who: string, until: number, change: Partial<Activity> = {}) {
  const activity = play(2, 5, { action: 'watching', user: person(who), at: NOW, expiresAt: until, ...change });
  const state = { ...newStreamState(`watching:${who.toLowerCase()}`), watchedUntil: until };
  await commit(db, { rows: [judged(activity)], page: page(), state, now: NOW });
}

async function show(now = NOW, spoilerContext: SpoilerContext = { spoilers: 'none' }) {
  revision += 1;
  act(() =>
    render(
      <TextContext.Provider value={text}>
        <NowStrip
          read={read}
          revision={revision}
          spoilerContext={spoilerContext}
          pictures={false}
          now={now}
          isPanel={false}
          onFollow={() => {}}
        />
      </TextContext.Provider>,
      document.body,
    ),
  );
  await vi.waitFor(() => expect(done).toBe(revision));
  await act(async () => {});
}
let done = 0;

beforeEach(async () => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] });
  db = await emptyStore();
  read = async (work) => {
    const value = await work(db);
    done = revision;
    return { ok: true, value };
  };
});
afterEach(() => {
  act(() => render(null, document.body));
  vi.useRealTimers();
});

/** The lines of each title: who and what, where in it, when it ends. */
const titles = () =>
  [...document.querySelectorAll('.now a')].map((each) =>
    [...each.querySelectorAll('.now-line:not(.now-detail), .now-detail > *')].map(({ textContent }) => textContent),
  );

it('says who is watching what, where they are, and when it ends', async () => {
  await starts('Mia', NOW + 40 * MINUTE);
  await show();
  expect(titles()).toEqual([
    ['Mia is watching Severance', 'S02E05 · Title 2.5', `ends ${clockTime(NOW + 40 * MINUTE, 'en')}`],
  ]);
  await show(NOW + 10 * MINUTE);
  const bar = document.querySelector<HTMLElement>('.now-bars i');
  expect(bar?.style.getPropertyValue('--seen')).toBe('0.25');
});

it('joins people in front of one title, and names the first and the last end', async () => {
  await starts('Mia', NOW + 40 * MINUTE);
  await starts('Ben', NOW + 50 * MINUTE);
  await starts('Cleo', NOW + 30 * MINUTE, { show: ANDOR });
  await show();
  const ends = clockTimes(NOW + 40 * MINUTE, NOW + 50 * MINUTE, 'en');
  expect(ends).toMatch(/8:40.+8:50/);
  expect(titles().map(([first]) => first)).toContain('Cleo is watching Andor');
  expect(titles()).toContainEqual([
    expect.stringMatching(/^(Mia and Ben|Ben and Mia) are watching Severance$/),
    'S02E05 · Title 2.5',
    `ends ${ends}`,
  ]);
  expect(document.querySelectorAll('.now-faces .avatar')).toHaveLength(3);
});

it('hides what the spoiler level hides', async () => {
  await starts('Mia', NOW + 40 * MINUTE);
  await show(NOW, { spoilers: 'titles' });
  expect(document.body.innerHTML).not.toContain('Title 2.5');
  expect(titles()[0]?.[1]).toBe('S02E05');
});

it('is gone as soon as the title ends, without a new read', async () => {
  await starts('Mia', NOW + 40 * MINUTE);
  await show();
  expect(document.querySelector('.now')).not.toBeNull();
  await show(NOW + 41 * MINUTE);
  expect(document.querySelector('.now')).toBeNull();
});
