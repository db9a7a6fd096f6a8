import { rowWords } from '@/components/words/row-words';
import { text } from '@/tests/builders/text';
import { SETTINGS_KEY } from '@/utils/settings/settings';
import { spoilerContextOf } from '@/utils/settings/spoiler-context';
import { sentinelKey } from '@/utils/settings/store-keys';
import { fromStored } from '@/utils/settings/stored-migrations';
import { openDatabase } from '@/utils/store/open-database';
import { readAroundTitle } from '@/utils/store/read/around-title';
import { readFacets } from '@/utils/store/read/facet-list';
import { findRows } from '@/utils/store/read/feed-query';
import type { FeedRow } from '@/utils/store/read/first-page';
import { summarizeListings } from '@/utils/store/read/listing-summary';
import { readWatched } from '@/utils/store/read/watched';
import { readRoundSnapshot } from '@/utils/store/round-snapshot';
import type { Delivery } from '@/utils/store/schema';
import { judgeStore, readSentinel, type Sentinel } from '@/utils/store/sentinel';
import { readStreamStates } from '@/utils/store/stream-states';
import type { Profile } from './profile';

/** Without isolates, and without the special spaces of some versions of Intl. */
const plain = (words: string) => words.replace(/[\u2066-\u2069]/gu, '').replace(/[\u2009\u202f]/gu, ' ');

function announced(delivery: Delivery): string {
  if (delivery.state === 'suppressed' || delivery.state === 'deferred') return `${delivery.state}, ${delivery.reason}`;
  return delivery.state;
}

/**
 * What pages and the poller read of a profile that is in the browser, as words and numbers. Loaded twice by the tests:
 * as it is, and as the next version.
 */
export async function readBack({ at, database, local }: Pick<Profile, 'at' | 'database' | 'local'>) {
  const opened = await openDatabase(database.name);
  if (!opened.ok) throw new Error(opened.error.reason);
  const db = opened.value;
  const settings = fromStored(local[SETTINGS_KEY]);
  const names = new Map(settings.sources.map((source) => [source.id, ('name' in source && source.name) || source.id]));
  const context = spoilerContextOf(settings, await readWatched(db, settings.self));
  const line = ({ card, unread }: FeedRow) => {
    const { title, detail } = rowWords(text, card, names, at, context);
    const marks = `${unread ? '●' : ' '}${card.starred === undefined ? ' ' : '★'}`;
    return plain(`${marks} ${title} | ${detail} | ${card.level}, ${announced(card.delivery)}`);
  };
  const everything = { facets: [], unread: false, starred: false };
  const find = async (query: Partial<Parameters<typeof findRows>[1]>) =>
    (await findRows(db, { ...everything, ...query }, { limit: 100 })).rows;
  const { poller, coverage, hasPending } = await readRoundSnapshot(db);
  const states = await readStreamStates(db);
  const around = await readAroundTitle(db, 'show:dark');
  const sentinel = local[sentinelKey(database.name)] as Sentinel;
  const listings = summarizeListings([...states.values()], settings);
  const read = {
    rows: (await find({})).map(line),
    unread: (await find({ unread: true })).length,
    starred: (await find({ starred: true })).length,
    ofBen: (await find({ facets: [['user:ben']] })).length,
    people: (await readFacets(db, 'user')).map(({ facet, count }) => `${facet} ${count}`).sort(),
    aroundDark: around.people.map(({ newest, rated }) => {
      const rating = rated ? `, rated ${rated.rating?.value}` : '';
      return `${newest[0]?.user.slug}: ${newest.length} actions${rating}`;
    }),
    problem: listings.problem,
    streams: states.size,
    failing: [...states.values()].filter(({ failures }) => failures > 0).map(({ key }) => key),
    covered: Object.keys(coverage?.sources ?? {}),
    lost: poller?.lost,
    hasPending,
    sent: poller?.budget.sent,
    store: judgeStore(await db.get('birth', 'birth'), sentinel),
    waiting: (await readSentinel(db, at))?.waiting,
    images: (await db.getAllKeys('images')).length,
  };
  db.close();
  return { read, settings };
}

export type ReadBack = Awaited<ReturnType<typeof readBack>>;
