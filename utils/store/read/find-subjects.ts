import { facetName, type NamedSubject } from '@/utils/activity/facet-name';
import { folded, searchWords } from '@/utils/activity/search-words';
import type { Source } from '@/utils/sources/source';
import type { Database } from '@/utils/store/open-database';
import { readNewestFacets } from './facet-list';

const KINDS = ['user', 'show', 'movie'] as const;
/** Maximum number of older facets that are found for each prefix of a slug. */
const MAX_OLDER = 4;
/** Words that a slug may begin with and a search may omit. */
const ARTICLES = ['', 'the-'];

/**
 * People and titles with all words in their names, the most likely first: those on the list, those in the newest cards,
 * and older ones with slugs that begin with the words. The cost does not depend on the length of the history. Without
 * words: the most frequent in the newest cards.
 */
export async function findSubjects(
  db: Database,
  typed: string,
  { sources, limit }: { sources: readonly Source[]; limit: number },
): Promise<NamedSubject[]> {
  const words = searchWords(typed);
  const newest = (await readNewestFacets(db, KINDS)).flatMap(({ facet, newest: { activities, tally } }) =>
    named(facet, facetName(facet, activities) ?? tally?.title),
  );
  const listed = words.length > 0 ? sources.flatMap(ofSource) : [];
  const older = words.length > 0 ? await readOlder(db, words) : [];
  const found = new Map<string, NamedSubject>();
  for (const each of [...listed, ...newest, ...older]) {
    const name = folded(`${each.name} ${each.facet.slice(each.facet.indexOf(':') + 1)}`);
    // The feed's spelling of a name is newer than the list's.
    if (words.every((word) => name.includes(word))) found.set(each.facet, each);
  }
  const first = words[0] ?? '';
  return [...found.values()].sort((a, b) => rank(first, a.name) - rank(first, b.name)).slice(0, limit);
}

/**
 * 0: the name begins with the word; 1: one of its words does; 2: the word is inside. Sorting keeps the order of equals.
 */
function rank(word: string, name: string): number {
  const text = folded(name);
  if (text.startsWith(word)) return 0;
  return text.split(/[^\p{L}\p{N}]+/u).some((each) => each.startsWith(word)) ? 1 : 2;
}

const named = (facet: string, name: string | undefined): NamedSubject[] => (name ? [{ facet, name }] : []);

function ofSource(source: Source): NamedSubject[] {
  if (source.kind === 'user') return named(`user:${source.username}`, source.name || source.username);
  if (source.kind !== 'show') return [];
  return named(`show:${source.ids?.slug ?? source.ids?.trakt ?? source.ref}`, source.name ?? source.ref);
}

/** Jumps through the index from facet to facet, as far as their slugs begin with the words. */
async function readOlder(db: Database, words: readonly string[]): Promise<NamedSubject[]> {
  const index = db.transaction('cards').store.index('facets');
  const slug = words.join('-');
  const begins = KINDS.flatMap((kind) => (kind === 'user' ? [''] : ARTICLES).map((each) => `${kind}:${each}${slug}`));
  const found = await Promise.all(
    begins.map(async (begin) => {
      const facets: string[] = [];
      let cursor = await index.openKeyCursor(IDBKeyRange.bound([begin], [`${begin}\uffff`]));
      while (cursor && facets.length < MAX_OLDER) {
        const [facet] = cursor.key as [string, number];
        facets.push(facet);
        cursor = await cursor.continue([facet, Number.POSITIVE_INFINITY]);
      }
      const cards = await Promise.all(
        facets.map((facet) => index.get(IDBKeyRange.bound([facet], [facet, Number.POSITIVE_INFINITY]))),
      );
      return facets.flatMap((facet, at) =>
        named(facet, facetName(facet, cards[at]?.activities ?? []) ?? cards[at]?.tally?.title),
      );
    }),
  );
  return found.flat();
}
