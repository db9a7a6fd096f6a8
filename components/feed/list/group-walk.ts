import type { GroupBy } from '@/components/feed/filter/feed-filter';
import type { Database } from '@/utils/store/open-database';
import { compareKeys, justAfter } from '@/utils/store/read/card-keys';
import { countFacet, readFacetHeads } from '@/utils/store/read/facet-list';
import { collectRows, type FeedQuery, type FoundRows, findRows } from '@/utils/store/read/feed-query';
import type { FeedRow } from '@/utils/store/read/first-page';
import type { CardKey } from '@/utils/store/schema';
import { isNarrow } from './view-query';

/** A group of the feed: the cards of one person or title that match the filter. */
export interface Group {
  facet: string;
  /** How many cards it has; null where a filter would have to search the whole history to know. */
  total: number | null;
  /** Where its next row is, inclusive; null if all are shown. */
  next: CardKey | null;
}

/** Rows of a group before somebody asks for more. */
export const GROUP_ROWS = 5;

const KINDS: Record<Exclude<GroupBy, 'time'>, readonly string[]> = {
  person: ['user', 'nobody'],
  title: ['show', 'movie', 'untitled'],
};

/**
 * A group that was not shown yet. Nothing in it is newer than `bound`; once its newest row is known, `bound` is the key
 * of that row.
 */
interface Candidate {
  facet: string;
  bound: CardKey;
  rows: FeedRow[];
}

interface Step {
  /** The next group, or null if this step only came closer to it. */
  group: (Group & { rows: FeedRow[] }) | null;
  /** Where the search for the next group stands; null after the last one. */
  next: CardKey | null;
}

/**
 * Finds the groups one by one, ordered by their newest matching row, without reading the rows in between. Of all groups
 * left, it reads only the one that may have the newest row, until that is certain.
 */
export class GroupWalk {
  private left: Candidate[] | null = null;

  constructor(
    private readonly query: FeedQuery,
    private readonly by: Exclude<GroupBy, 'time'>,
  ) {}

  /** One step's work, so that a page stays responsive while a text search looks for groups. */
  async step(db: Database): Promise<Step> {
    this.left ??= (await readFacetHeads(db, KINDS[this.by])).map(({ facet, key }) => ({ facet, bound: key, rows: [] }));
    const best = this.left.reduce<Candidate | null>(
      (first, each) => (!first || compareKeys(each.bound, first.bound) < 0 ? each : first),
      null,
    );
    if (!best) return { group: null, next: null };
    if (best.rows.length > 0) {
      this.left.splice(this.left.indexOf(best), 1);
      return { group: await this.complete(db, best), next: this.newest() };
    }
    const { rows, next } = await findRows(db, this.queryOf(best.facet), { from: best.bound, limit: 1 });
    const [row] = rows;
    if (row) Object.assign(best, { bound: row.card.key, rows });
    else if (next) best.bound = next;
    else this.left.splice(this.left.indexOf(best), 1);
    return { group: null, next: this.newest() };
  }

  /** The rows from `from` on, as many as a group shows next, and where to continue; fewer if they are far apart. */
  async rowsOf(db: Database, facet: string, from: CardKey, count: number): Promise<FoundRows> {
    // One row more than asked for, to know whether there is one.
    const { rows, next } = await collectRows(db, this.queryOf(facet), { from, limit: count + 1 });
    const last = rows[count - 1];
    return last && rows.length > count
      ? { rows: rows.slice(0, count), next: justAfter(last.card.key) }
      : { rows, next };
  }

  /** The filter, for one group alone. */
  private queryOf(facet: string): FeedQuery {
    return { ...this.query, facets: [...this.query.facets, [facet]] };
  }

  private async complete(db: Database, { facet, bound }: Candidate) {
    const { rows, next } = await this.rowsOf(db, facet, bound, GROUP_ROWS);
    const total = next === null ? rows.length : isNarrow(this.query) ? null : await countFacet(db, facet);
    return { facet, rows, total, next };
  }

  private newest(): CardKey | null {
    return (this.left ?? []).reduce<CardKey | null>(
      (first, { bound }) => (!first || compareKeys(bound, first) < 0 ? bound : first),
      null,
    );
  }
}
