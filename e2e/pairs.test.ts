import { expect, it } from 'vitest';
import type { NewEvent } from '@/sandbox/append-event';
import type { ActivityAction } from '@/utils/activity/activity';
import { V1_PAIRS } from '@/utils/activity/pairs';
import type { Card } from '@/utils/store/schema';
import type { Lookout } from './harness/lookout';
import { stage } from './harness/stage';
import { addUser, checkNow, rows } from './harness/steps';

const [SHOWS, MOVIES] = ['shows', 'movies'] as const;
const REVIEW = 'slow and precise '.repeat(80);

/** An event for each pair, each with a title of its own, and a part of the expected row. */
function events(titles: Record<typeof SHOWS | typeof MOVIES, { slug: string; title: string }[]>) {
  const next = (kind: typeof SHOWS | typeof MOVIES) => {
    const title = titles[kind].shift();
    if (!title) throw new Error(`The cast has too few ${kind}`);
    return title;
  };
  const words: Record<Exclude<ActivityAction, 'created' | 'item_added'>, (title: string) => string> = {
    watching: (title) => `is watching ${title}`,
    scrobble: (title) => `watched ${title}`,
    checkin: (title) => `checked in to ${title}`,
    seen: (title) => `marked ${title} as watched`,
    collection: () => 'collected 2 titles',
    rating: (title) => `rated ${title}`,
    watchlist: () => 'wants to watch 3 titles',
    shout: (title) => `commented on ${title}`,
    review: (title) => `reviewed ${title}`,
  };
  return V1_PAIRS.map(({ type, action }): { pair: string; event: NewEvent; words: string } => {
    const pair = `${type}:${action}`;
    if (type === 'list') {
      const movie = action === 'item_added' ? { item: { movie: next(MOVIES).slug } } : {};
      const list = action === 'created' ? 'Slow evenings' : 'Loud mornings';
      return { pair, event: { user: 'mia', action, list, ...movie } as NewEvent, words: list };
    }
    const { slug, title } = next(type === 'movie' ? MOVIES : SHOWS);
    const item =
      type === 'movie' ? { movie: slug } : type === 'show' ? { show: slug } : { show: slug, season: 1, episode: 2 };
    const more =
      action === 'rating'
        ? { rating: 8 }
        : action === 'shout'
          ? { text: 'Good' }
          : action === 'review'
            ? { text: REVIEW }
            : {};
    return {
      pair,
      event: { user: 'mia', action, ...item, ...more } as NewEvent,
      words: words[action as keyof typeof words](title),
    };
  });
}

/** `type:action` of every stored activity that is news, by id. */
function storedNews({ driver, database }: Lookout): Promise<{ id: string; pair: string }[]> {
  return driver.evaluate(async (name) => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const cards = await new Promise<Pick<Card, 'activities'>[]>((resolve) => {
      const request = db.transaction('cards').objectStore('cards').getAll();
      request.onsuccess = () => resolve(request.result);
    });
    db.close();
    return cards
      .flatMap(({ activities }) => activities)
      .filter(({ reason }) => reason.kind !== 'baseline' && reason.kind !== 'late')
      .map(({ id, type, action }) => ({ id, pair: `${type}:${action}` }));
  }, database);
}

it.each(['v2', 'v1'] as const)(
  'brings each of the 24 pairs once, with its row and its words, on protocol %s',
  async (protocol) => {
    const { lookout, sandbox } = await stage({ protocol });
    const { world, control } = sandbox;
    control.event({ user: 'mia', action: 'created', list: 'Loud mornings' });
    await addUser(lookout, 'mia');
    const touched = new Set(
      world
        .eventsOf('mia')
        .slice(-200)
        .map((event) => JSON.stringify(event))
        .join(' ')
        .match(/"[a-z0-9-]+"/g),
    );
    const fresh = (list: readonly { title: string; ids: { slug: string } }[]) =>
      [...list]
        .sort((a, b) => Number(touched.has(`"${a.ids.slug}"`)) - Number(touched.has(`"${b.ids.slug}"`)))
        .map(({ title, ids }) => ({ title, slug: ids.slug }));
    const all = events({ shows: fresh(world.shows), movies: fresh(world.movies) });
    const popup = await lookout.openPopup();
    // A person watches one thing at a time: each watching has a round of its own.
    const isWatchingAction = ({ pair }: { pair: string }) => pair.endsWith(':watching');
    for (const { event } of all.filter((each) => !isWatchingAction(each))) control.event(event);
    await checkNow(popup);
    for (const { event } of all.filter(isWatchingAction)) {
      control.event(event);
      await checkNow(popup);
    }
    await checkNow(popup);

    const news = await storedNews(lookout);
    expect(news.map(({ pair }) => pair).sort()).toEqual(all.map(({ pair }) => pair).sort());
    const shown = await lookout.openPopup();
    await rows(shown).nth(20).waitFor();
    const texts = await rows(shown).allTextContents();
    const ids = (
      await rows(shown).evaluateAll((list) => list.map((row) => row.getAttribute('data-activity-ids') ?? ''))
    ).flatMap((each) => each.split(' '));
    for (const { id, pair } of news)
      expect(
        ids.filter((each) => each === id),
        pair,
      ).toHaveLength(1);
    for (const { pair, words } of all)
      expect(
        texts.some((text) => text.includes(words)),
        `${pair}: ${words}`,
      ).toBe(true);
  },
  120_000,
);

it('says that a protected person cannot be seen, and keeps reading the others', async () => {
  const { lookout, sandbox } = await stage();
  await addUser(lookout, 'ben');
  const options = await addUser(lookout, 'anouk');
  sandbox.control.changePerson('anouk', { private: true });
  sandbox.control.event({ user: 'ben', action: 'scrobble', movie: 'spirited-away-2001' });
  const popup = await lookout.openPopup();
  await checkNow(popup);
  await rows(popup).filter({ hasText: 'watched Spirited Away' }).first().waitFor();
  await options.reload();
  await options
    .getByText(/private/i)
    .first()
    .waitFor();
  expect(await lookout.badge()).toBe('1');
});
