import { describe, expect, it } from 'vitest';
import type { Browser } from 'wxt/browser';
import { DUNE, person, SEVERANCE } from '@/tests/builders/activity';
import { card } from '@/tests/builders/card';
import { text } from '@/tests/builders/text';
import type { SpoilerLevel } from '@/utils/activity/spoiler-level';
import { createNotifier, TEST_NOTIFICATION_ID } from '@/utils/notify/notifier';
import type { PictureSource } from '@/utils/notify/picture-choice';
import type { Pending } from '@/utils/store/delivery';
import type { StoredActivity } from '@/utils/store/schema';

const ICON = 'chrome-extension://x/icon.png';

/** Notifications as a browser accepts them. `refuses` makes a creation fail, as a broken image does. */
function desk({
  buttons = true,
  silent = false,
  spoilers = 'none' as SpoilerLevel,
  stored = {} as Record<string, string>,
  refuses = (_: { iconUrl: string }): boolean => false,
  level = 'granted' as string | Error,
} = {}) {
  const created: Record<string, unknown>[] = [];
  const ahead: PictureSource[][] = [];
  const notifier = createNotifier({
    notifications: {
      getPermissionLevel: async () => {
        if (level instanceof Error) throw level;
        return level;
      },
      create: async (id: string, options: { iconUrl: string; buttons?: unknown }) => {
        if (refuses(options)) throw new Error('Unable to download all specified images.');
        created.push({ id, ...options });
        return id;
      },
    } as unknown as typeof Browser.notifications,
    text,
    icon: ICON,
    look: async () => ({ buttons, silent }),
    spoilerContext: async () => ({ spoilers }),
    pictures: {
      first: async (sources) => sources.map(({ key }) => stored[key]).find((each) => each !== undefined),
      ahead: async (wanted) => void ahead.push(...wanted.map((each) => [...each])),
    },
  });
  return { notifier, created, ahead };
}

const pending = (...members: Parameters<typeof card>[2] & object): Pending => ({
  entry: { id: 'a', state: 'attempted', since: 0, attempts: 1, evolves: false },
  card: card('a', 0, members),
});
const POSTER = 'https://media.trakt.tv/severance.webp';
const mia = { user: { ...person('Mia'), avatar: 'https://media.trakt.tv/mia.webp' } };
const ben = { user: person('Ben') };
const about = { show: { ...SEVERANCE, poster: POSTER }, episode: { season: 1, number: 2, title: 'Half Loop' } };

const labels = (created: Record<string, unknown>[]) =>
  (created[0]?.buttons as { title: string }[] | undefined)?.map(({ title }) => title);

describe('sound', () => {
  it('asks for no sound if the person wants none, for a test notification too', async () => {
    const { notifier, created } = desk({ silent: true });
    await notifier.raise(pending(mia));
    await notifier.test();
    expect(created.map(({ silent }) => silent)).toEqual([true, true]);
  });

  it('leaves the sound to the system otherwise, and passes nothing that Firefox would refuse', async () => {
    const { notifier, created } = desk();
    await notifier.raise(pending(mia));
    expect(Object.keys(created[0] ?? {})).not.toContain('silent');
  });
});

describe('buttons', () => {
  it('mark the card read, or mute the person', async () => {
    const { notifier, created } = desk();
    expect(await notifier.raise(pending({ ...mia, ...about }))).toBe('shown');
    expect(labels(created)).toEqual(['Mark as read', 'Mute Mia for a day']);
  });

  it('mute the show that several people share, and nothing if it is not a show', async () => {
    const show = desk();
    await show.notifier.raise(pending({ ...mia, ...about }, { ...ben, ...about }));
    expect(labels(show.created)).toEqual(['Mark as read', 'Mute Severance for a day']);
    const movie = desk();
    await movie.notifier.raise(pending({ ...mia, type: 'movie', movie: DUNE }, { ...ben, type: 'movie', movie: DUNE }));
    expect(labels(movie.created)).toEqual(['Mark as read']);
  });

  it('are missing where the browser does not support them', async () => {
    const { notifier, created } = desk({ buttons: false });
    await notifier.raise(pending({ ...mia, ...about }));
    expect(Object.keys(created[0] ?? {}).sort()).toEqual(['iconUrl', 'id', 'message', 'title', 'type']);
  });

  it('are missing on a summary and on the test notification', async () => {
    const { notifier, created } = desk();
    const summary = {
      cards: ['a'],
      members: [],
      activities: 4,
      people: ['Mia', 'Ben', 'x'.repeat(10_000), 'Zoe'],
      titles: [],
    };
    const entry = { ...pending().entry, summary };
    await notifier.raise({ entry, card: undefined });
    await notifier.test();
    expect(created.map(({ id, buttons }) => [id, buttons])).toEqual([
      ['a', undefined],
      [TEST_NOTIFICATION_ID, undefined],
    ]);
    expect(String(created[0]?.message)).toMatch(/^Mia, Ben, x{59}…,? and 1 other$/);
  });

  it('name people and titles in a summary, and count the rest', async () => {
    const { notifier, created } = desk();
    const of = (titles: string[]) => ({ cards: ['a'], members: [], activities: 9, people: ['Mia', 'Ben'], titles });
    const messageOf = async (titles: string[]) => {
      await notifier.raise({ entry: { ...pending().entry, summary: of(titles) }, card: undefined });
      return created.at(-1)?.message;
    };
    expect(await messageOf(['Dark'])).toBe('Mia and Ben\nDark');
    expect(await messageOf(['Dark', 'Heat', 'Silo', 'Dune', 'Up'])).toBe(
      'Mia and Ben\nDark, Heat, Silo, and 2 more titles',
    );
    expect(await messageOf([`Dark\n${'x'.repeat(100)}`])).toMatch(/^Mia and Ben\nDark x{54}…$/);
  });

  it('say "more" in a summary only beside a single notification', async () => {
    const { notifier, created } = desk();
    const summary = { cards: ['a'], members: [], activities: 4, people: ['Mia'], titles: [] };
    await notifier.raise({ entry: { ...pending().entry, summary }, card: undefined });
    await notifier.raise({ entry: { ...pending().entry, summary: { ...summary, alone: true } }, card: undefined });
    expect(created.map(({ title }) => title)).toEqual(['4 more updates', '4 new updates']);
  });
});

describe('pictures', () => {
  const stored = { 'avatar:mia': 'data:mia', [POSTER]: 'data:poster' };

  it.each([
    ['of one person are their avatar', [mia], stored, 'none', 'data:mia'],
    ['are the poster if the person has no avatar', [mia], { [POSTER]: 'data:poster' }, 'none', 'data:poster'],
    ['of several are the poster', [mia, ben], stored, 'none', 'data:poster'],
    ['show no title image that is a spoiler', [mia, ben], stored, 'images', 'data:mia'],
    ['show no title image of an unwatched title', [ben, mia], { [POSTER]: 'data:poster' }, 'unwatched', ICON],
    ['are the packaged icon if there is no other', [mia], {}, 'none', ICON],
  ] as const)('%s', async (_, people, pictures, spoilers, expected) => {
    const { notifier, created } = desk({ stored: pictures, spoilers });
    await notifier.raise(pending(...people.map((each) => ({ ...each, ...about }))));
    expect(created.map(({ iconUrl }) => iconUrl)).toEqual([expected]);
  });

  it('that the system cannot show do not prevent the notification', async () => {
    const { notifier, created } = desk({ stored, refuses: ({ iconUrl }) => iconUrl !== ICON });
    expect(await notifier.raise(pending({ ...mia, ...about }))).toBe('shown');
    expect(created).toHaveLength(1);
  });

  it('are requested in advance, with their URLs', async () => {
    const { notifier, ahead } = desk();
    await notifier.prepare([pending({ ...mia, ...about })]);
    expect(ahead).toEqual([
      [
        { key: 'avatar:mia', address: 'https://media.trakt.tv/mia.webp' },
        { key: POSTER, address: POSTER },
      ],
    ]);
  });
});

describe('members of a card below level notify', () => {
  const stored = { 'avatar:mia': 'data:mia', [POSTER]: 'data:poster' };
  const played = { ...mia, ...about };

  it.each<[string, Partial<StoredActivity>]>([
    ['a muted person', { ...ben, ...about, level: 'feed' }],
    ['a low rating', { ...played, action: 'rating', rating: { value: 5, advanced: true }, level: 'feed' }],
    ['a collected episode', { ...played, action: 'collection', level: 'feed' }],
    ['an activity that only counts', { ...ben, ...about, level: 'badge' }],
  ])('stay out of the notification: %s', async (_, beside) => {
    const alone = desk({ stored });
    await alone.notifier.raise(pending(played));
    const { notifier, created, ahead } = desk({ stored });
    await notifier.raise(pending(beside, played));
    expect(created).toEqual(alone.created);
    expect(labels(created)).toEqual(['Mark as read', 'Mute Mia for a day']);
    await notifier.prepare([pending(beside, played)]);
    expect(ahead.flat().map(({ key }) => key)).toEqual(['avatar:mia', POSTER]);
  });

  it('are included once their own rules notify', async () => {
    const { notifier, created } = desk({ stored });
    await notifier.raise(
      pending({ ...ben, ...about }, played, { ...played, action: 'rating', rating: { value: 9, advanced: true } }),
    );
    expect(created[0]).toMatchObject({ title: expect.stringContaining('Ben'), iconUrl: 'data:poster' });
  });
});

it('hides what is a spoiler to the person', async () => {
  const { notifier, created } = desk({ spoilers: 'titles' });
  await notifier.raise(pending({ ...mia, ...about }));
  expect(created[0]).toMatchObject({ title: 'Mia watched Severance', message: 'S01E02' });
});

it('reports that notifications are not permitted', async () => {
  const { notifier, created } = desk({ level: 'denied' });
  expect(await notifier.raise(pending({ ...mia, ...about }))).toBe('denied');
  expect(await notifier.test()).toBe(false);
  expect(await notifier.say('lookout:account', { title: 'a', message: 'b' })).toBe(false);
  expect(created).toEqual([]);
});

it('says a message without a card with the packaged icon and no buttons, and returns false if the browser refuses', async () => {
  const words = { title: 'Sign in again', message: 'b' };
  const { notifier, created } = desk();
  expect(await notifier.say('lookout:account', words)).toBe(true);
  expect(created).toEqual([{ id: 'lookout:account', type: 'basic', iconUrl: ICON, ...words }]);
  expect(await desk({ refuses: () => true }).notifier.say('lookout:account', words)).toBe(false);
  const { notifier: broken } = desk({ level: new Error('gone') });
  expect(await broken.say('lookout:account', words)).toBe(false);
});
