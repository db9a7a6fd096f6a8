import { describe, expect, it } from 'vitest';
import { createSandbox, SANDBOX_CLIENT_ID } from '@/sandbox/app';
import { createWorld } from '@/sandbox/world';
import type { EventSpec } from '@/sandbox/world-spec';
import { text } from '@/tests/builders/text';
import type { Activity, ActivityAction, ActivityType } from '@/utils/activity/activity';
import { watchKeys } from '@/utils/activity/coalesce-key';
import { link } from '@/utils/activity/link';
import { PAIRS, V1_PAIRS } from '@/utils/activity/pairs';
import { sentence } from '@/utils/activity/sentence';
import type { SpoilerContext } from '@/utils/activity/spoiler';
import { SPOILER_LEVELS } from '@/utils/activity/spoiler-level';
import { MINUTE } from '@/utils/lib/time';
import { createTraktClient } from '@/utils/trakt/create-trakt-client';
import { createQuestions } from '@/utils/trakt/questions/create-questions';

/**
 * The sentence and link of every pair: on both protocols, as read from a Trakt that answers in them, at every spoiler
 * level, for one activity and for several.
 */
const NOW = Date.UTC(2026, 10, 22, 12, 0, 30);
/** Each text can be a spoiler, and stands in a place of its own. */
const TITLE = 'TITLETOKEN';
const COMMENT = 'COMMENTTOKEN';
/** Marked as a spoiler by its author: never shown, at any level. */
const MARKED = 'MARKEDTOKEN';
const WORDS = `So *${COMMENT}*. [spoiler]${MARKED}[/spoiler]`;
const QUOTE = `“So ${COMMENT}. …”`;
const SCORE = '9/10';

/** `[title, detail…]` of one and of several; then the linked page, and that of several if it differs. */
type Line = [one: string[], several: string[], page: string, pageOfSeveral?: string];

const SITE = 'https://app.trakt.tv';
const [SHOW, MOVIE, LIST] = [`${SITE}/shows/dark`, `${SITE}/movies/heat-1995`, `${SITE}/users/mia/lists/best`];
const [SEASON, EPISODE, NOTE] = [`${SHOW}/seasons/1`, `${SHOW}/seasons/1/episodes/1`, `${SITE}/comments/…`];
const E1 = ['S01E01', TITLE];
const RUN = 'S01E01–E02';

const TABLE: Record<string, Line> = {
  'episode watching': [['Mia is watching Dark', ...E1], ['Mia and 2 others are watching Dark', ...E1], EPISODE],
  'movie watching': [['Mia is watching Heat', '1995'], ['Mia and 2 others are watching Heat', '1995'], MOVIE],
  'episode scrobble': [['Mia watched Dark', ...E1], ['Mia watched 2 episodes of Dark', RUN], EPISODE, SEASON],
  'movie scrobble': [['Mia watched Heat', '1995'], ['Mia and 2 others watched Heat', '1995'], MOVIE],
  'episode checkin': [['Mia checked in to Dark', ...E1], ['Mia watched 2 episodes of Dark', RUN], EPISODE, SEASON],
  'movie checkin': [['Mia checked in to Heat', '1995'], ['Mia and 2 others checked in to Heat', '1995'], MOVIE],
  'episode seen': [
    ['Mia marked Dark as watched', ...E1],
    ['Mia marked 2 episodes of Dark as watched', RUN],
    EPISODE,
    SEASON,
  ],
  'movie seen': [['Mia marked Heat as watched', '1995'], ['Mia and 2 others marked Heat as watched', '1995'], MOVIE],
  'episode collection': [['Mia collected Dark', ...E1], ['Mia collected 2 episodes of Dark', RUN], EPISODE, SEASON],
  'movie collection': [['Mia collected Heat', '1995'], ['Mia collected 2 titles', 'Heat, Ran'], MOVIE],
  'episode rating': [['Mia rated Dark', ...E1, SCORE], ['Mia rated 2 episodes of Dark', RUN], EPISODE, SEASON],
  'movie rating': [['Mia rated Heat', '1995', SCORE], ['Mia and 2 others rated Heat', '1995', SCORE], MOVIE],
  'show rating': [['Mia rated Dark', SCORE], ['Mia and 2 others rated Dark', SCORE], SHOW],
  'season rating': [['Mia rated Dark', 'Season 1', SCORE], ['Mia and 2 others rated Dark', 'Season 1', SCORE], SEASON],
  'episode watchlist': [
    ['Mia wants to watch Dark', ...E1],
    ['Mia wants to watch 2 episodes of Dark', RUN],
    EPISODE,
    SEASON,
  ],
  'movie watchlist': [['Mia wants to watch Heat', '1995'], ['Mia wants to watch 2 titles', 'Heat, Ran'], MOVIE],
  'show watchlist': [['Mia wants to watch Dark'], ['Mia wants to watch 2 titles', 'Dark, 1899'], SHOW],
  'season watchlist': [
    ['Mia wants to watch Dark', 'Season 1'],
    ['Mia and 2 others want to watch Dark', 'Season 1'],
    SEASON,
  ],
  'episode shout': [
    ['Mia commented on Dark', ...E1, QUOTE],
    ['Mia and 2 others commented on Dark', ...E1, QUOTE],
    NOTE,
  ],
  'movie shout': [
    ['Mia commented on Heat', '1995', QUOTE],
    ['Mia and 2 others commented on Heat', '1995', QUOTE],
    NOTE,
  ],
  'show shout': [['Mia commented on Dark', QUOTE], ['Mia and 2 others commented on Dark', QUOTE], NOTE],
  'season shout': [
    ['Mia commented on Dark', 'Season 1', QUOTE],
    ['Mia and 2 others commented on Dark', 'Season 1', QUOTE],
    NOTE,
  ],
  'episode review': [['Mia reviewed Dark', ...E1, QUOTE], ['Mia and 2 others reviewed Dark', ...E1, QUOTE], NOTE],
  'movie review': [['Mia reviewed Heat', '1995', QUOTE], ['Mia and 2 others reviewed Heat', '1995', QUOTE], NOTE],
  'show review': [['Mia reviewed Dark', QUOTE], ['Mia and 2 others reviewed Dark', QUOTE], NOTE],
  'season review': [
    ['Mia reviewed Dark', 'Season 1', QUOTE],
    ['Mia and 2 others reviewed Dark', 'Season 1', QUOTE],
    NOTE,
  ],
  'list created': [['Mia created the list Best'], ['Mia and 2 others created the list Best'], LIST],
  'list item_added': [
    ['Mia added Heat to a list', 'Best'],
    ['Mia added 2 titles to the list Best', 'Heat, Dark'],
    LIST,
  ],
};

const episode = (number: number) => ({ show: 'dark', season: 1, episode: number });
const ITEMS: Record<ActivityType, [object, object]> = {
  episode: [episode(1), episode(2)],
  season: [
    { show: 'dark', season: 1 },
    { show: 'dark', season: 1 },
  ],
  show: [{ show: 'dark' }, { show: '1899' }],
  movie: [{ movie: 'heat' }, { movie: 'ran' }],
  list: [{}, {}],
};
const DETAILS: Partial<Record<ActivityAction, object>> = {
  rating: { rating: 9 },
  shout: { text: WORDS, spoiler: false },
  review: { text: `${WORDS} [spoiler]${`${MARKED} `.repeat(220)}`, spoiler: false },
  created: { list: 'Best' },
};

/** What people did: several people where the table says so, otherwise one person several times. */
function events(type: ActivityType, action: ActivityAction, several: boolean): { who: string[]; events: EventSpec[] } {
  const at = NOW - 10 * MINUTE;
  if (action === 'item_added') {
    const added = [{ show: 'dark' }, { movie: 'heat' }].map((item, i) => ({
      at: at + i * 1000,
      user: 'mia',
      action,
      list: 'best',
      item,
    }));
    const list = { at: at - MINUTE, user: 'mia', action: 'created' as const, list: 'Best' };
    return { who: ['Mia'], events: [list, ...added.slice(several ? 0 : 1)] };
  }
  const people = several && TABLE[`${type} ${action}`]?.[1][0]?.includes('others');
  const who = people ? ['Mia', 'Ben', 'Zoe'] : ['Mia'];
  const things = several && !people ? [1, 0] : [0];
  return {
    who,
    events: who.flatMap((user, i) =>
      things.map((thing, j) => ({
        at: at - i * 1000 + j * 1000,
        user: user.toLowerCase(),
        action,
        ...ITEMS[type][thing as 0 | 1],
        ...DETAILS[action],
      })),
    ),
  };
}

/** The card's members as Lookout reads them on that protocol, newest first. */
async function read(protocol: 'v1' | 'v2', type: ActivityType, action: ActivityAction, several: boolean) {
  const { who, events: done } = events(type, action, several);
  const world = createWorld({
    people: ['Mia', 'Ben', 'Zoe'].map((username) => ({ username, name: username, advancedRatings: true })),
    shows: [
      { title: 'Dark', overview: MARKED, seasons: [{ number: 1, episodes: [TITLE, `${TITLE}2`] }] },
      { title: '1899', overview: MARKED, seasons: [{ number: 1, episodes: 1 }] },
    ],
    movies: [
      { title: 'Heat', year: 1995, overview: MARKED, tagline: MARKED },
      { title: 'Ran', year: 1985 },
    ],
    events: done,
  });
  const sandbox = createSandbox({ world, now: () => NOW });
  const feed = createTraktClient({
    protocol,
    origin: 'https://api.trakt.tv',
    clientId: SANDBOX_CLIENT_ID,
    fetch: sandbox.fetch as typeof fetch,
    now: () => NOW,
  });
  const questions = createQuestions(feed, protocol, () => NOW);
  const rows: Activity[] = [];
  for (const username of who) {
    const answer = await questions.userActivity({ username, types: [type], actions: [action] });
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    rows.push(...answer.value.activity);
  }
  return rows;
}

/** The rest of a line for a viewer with this spoiler context. */
function visible(parts: readonly string[], type: ActivityType, spoilerContext: SpoilerContext): string {
  const knowsIt =
    spoilerContext.spoilers === 'unwatched' && spoilerContext.watched && (type === 'episode' || type === 'movie');
  const hidden = {
    none: [],
    titles: [TITLE],
    images: [TITLE],
    comments: [TITLE, QUOTE],
    unwatched: knowsIt ? [] : [TITLE, QUOTE, SCORE],
  }[spoilerContext.spoilers] as string[];
  const [title, ...detail] = parts.filter((part) => !hidden.includes(part));
  return [title, detail.join(' · ')].join(' / ');
}

describe.each(['v2', 'v1'] as const)('on protocol %s', (protocol) => {
  const pairs = protocol === 'v1' ? V1_PAIRS : PAIRS;
  it.each(pairs)('$type $action', async ({ type, action }) => {
    const [one, others, page, elsewhere] = TABLE[`${type} ${action}`] ?? [[], [], ''];
    for (const several of [false, true]) {
      const activities = await read(protocol, type, action, several);
      expect(activities.length, JSON.stringify(activities)).toBeGreaterThan(several ? 1 : 0);
      const where = link(activities).replace(/comments\/\d+/, 'comments/…');
      expect(where).toBe(several && activities.every(({ user }) => user.slug === 'mia') ? (elsewhere ?? page) : page);
      const watched = new Set(activities.flatMap(watchKeys));
      const spoilerContext: SpoilerContext[] = [
        ...SPOILER_LEVELS.map((spoilers) => ({ spoilers })),
        { spoilers: 'unwatched', watched },
      ];
      for (const each of spoilerContext) {
        const { title, detail } = sentence(text, activities, each);
        expect(`${title} / ${detail}`, each.spoilers).toBe(visible(several ? others : one, type, each));
        expect(title + detail).not.toContain(MARKED);
      }
    }
  });
});

it('has an expected line for each pair', () => {
  expect(Object.keys(TABLE).sort()).toEqual(PAIRS.map(({ type, action }) => `${type} ${action}`).sort());
});
