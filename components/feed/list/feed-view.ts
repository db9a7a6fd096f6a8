import type { Result } from '@/utils/lib/result';
import type { Database } from '@/utils/store/open-database';
import { compareKeys, FIRST_KEY } from '@/utils/store/read/card-keys';
import { type FoundRows, findRows, readRows } from '@/utils/store/read/feed-query';
import { readUnread, readUnreadCount } from '@/utils/store/read/feed-reader';
import type { CardKey } from '@/utils/store/schema';
import type { StoreError } from '@/utils/store/store-error';
import { type Feed, FIRST_PAGE_ROWS, firstFeed, type ReadyFeed, shownRows } from './feed';
import {
  around,
  marked,
  refreshed,
  releasedIn,
  type Span,
  withGroup,
  withMoreOf,
  withNear,
  withOlder,
  withoutFar,
} from './feed-chunks';
import type { FeedViewDeps } from './feed-view-deps';
import { GroupWalk } from './group-walk';
import { isNarrow, type ViewQuery } from './view-query';

const PAGE_ROWS = 50;
/** Rows kept above and below the chunks in view, at least. */
const KEPT_ROWS = 250;
/** Released rows this close to the view are read again. */
const NEAR_ROWS = 50;
/** Rows read at most to return to a scroll position. */
const MAX_RESTORE_ROWS = 5000;
/** The "n new" pill stops counting here. */
const MAX_WAITING_ROWS = 100;
/** More rows of a group at once. */
const MORE_GROUP_ROWS = 25;
const EVERYTHING: ViewQuery = { facets: [], unread: false };

/** One step of `fill`: how many rows it found, where the next begins, and how they join the feed. */
interface Step {
  count: number;
  next: CardKey | null;
  add: (feed: ReadyFeed) => ReadyFeed;
}

/** A scroll position to return to: a card and its offset. */
export interface ScrollAnchor {
  key: CardKey;
  /** CSS pixels below the top of the viewport. */
  offset: number;
}

/**
 * State of the feed on screen: pages, filter, virtualized chunks, waiting rows. `show` and `stop` cancel everything
 * that is running: a result that arrives later is dropped.
 */
export class FeedView {
  private run = 0;
  private filling = false;
  private query = EVERYTHING;
  /** Only where rows are grouped. */
  private walk: GroupWalk | null = null;
  /** True once the person has asked for more rows of a group, which must not close by themselves. */
  private isExtended = false;
  /** Stays where it was when the feed was opened, whatever is read meanwhile. */
  private line: CardKey | null;

  constructor(
    private readonly deps: FeedViewDeps,
    private feed: Feed,
  ) {
    this.line = feed.kind === 'ready' ? feed.line : null;
  }

  /** Shows the result of a query, from the top or from `anchor`. */
  async show(query: ViewQuery, anchor?: ScrollAnchor | null): Promise<void> {
    this.query = query;
    const { group = 'time' } = query;
    this.walk = group === 'time' ? null : new GroupWalk(query, group);
    this.isExtended = false;
    const run = this.begin();
    const found = await this.deps.read(readUnread);
    if (run !== this.run) return;
    if (!found.ok) return this.set({ kind: 'broken', reason: found.error.reason });
    const { unread, oldestUnread } = found.value;
    this.line ??= oldestUnread;
    const fresh = { ...firstFeed([], FIRST_KEY, unread, this.walk ? null : this.line), narrowed: isNarrow(query) };
    // Groups move with each new row, so there is no position to return to.
    if (anchor && !this.walk) await this.fillTo(run, fresh, anchor);
    else await this.fill(run, fresh, FIRST_PAGE_ROWS);
  }

  /** Loads the next page. */
  async more(): Promise<void> {
    const { feed } = this;
    if (this.filling || feed.kind !== 'ready' || !feed.next) return;
    await this.fill(this.run, null, PAGE_ROWS);
  }

  /** Shows more rows of a group, below those it shows. */
  async moreOf(facet: string): Promise<void> {
    const { feed, walk, run } = this;
    const chunk = feed.kind === 'ready' && feed.chunks.find(({ group }) => group?.facet === facet);
    if (!chunk || !walk || !chunk.group?.next) return;
    this.isExtended = true;
    for (let from: CardKey | null = chunk.group.next; from; ) {
      const at: CardKey = from;
      const found: Result<FoundRows, StoreError> = await this.deps.read((db) =>
        walk.rowsOf(db, facet, at, MORE_GROUP_ROWS),
      );
      if (!found.ok || run !== this.run || this.feed.kind !== 'ready') return;
      const { rows, next } = found.value;
      if (rows.length > 0 || !next) return this.set(withMoreOf(this.feed, facet, rows, next));
      from = next;
      await this.deps.yieldToMain();
      if (run !== this.run) return;
    }
  }

  /** Stops a search where it is; `more` continues it. */
  stop(): void {
    this.begin();
    if (this.feed.kind === 'ready') this.set({ ...this.feed, busy: false });
  }

  /**
   * Call it after each change of the store. At the top, new rows appear at once. Further down, while a row is touched,
   * or while a page loads, no row moves: new ones are only counted.
   */
  async refresh(): Promise<void> {
    const { feed, run } = this;
    const moves = this.deps.isAtTop() && !this.filling && !this.isExtended && !this.deps.isTouched();
    if (feed.kind !== 'ready' || moves) return this.show(this.query);
    const ids = shownRows(feed).map(({ card }) => card.id);
    const head = feed.chunks[0]?.first;
    const found = await this.deps.read(async (db) => ({
      now: await readRows(db, ids),
      above: head ? await findRows(db, this.query, { before: head, limit: MAX_WAITING_ROWS }) : { rows: [] },
      unread: await readUnreadCount(db),
    }));
    if (!found.ok || run !== this.run || this.feed.kind !== 'ready') return;
    const { now, above, unread } = found.value;
    const shown = new Set(ids);
    const waiting = above.rows.filter(({ card }) => !shown.has(card.id)).length;
    this.set({ ...refreshed(this.feed, now), waiting, unread });
  }

  /** Shows the rows that wait above. */
  async showNew(): Promise<void> {
    await this.show(this.query);
    this.deps.toTop();
  }

  /** Releases rows far from the viewport and reads those near it again. */
  async virtualize(visible: Span, heights: ReadonlyMap<number, number>): Promise<void> {
    const { run } = this;
    if (this.feed.kind !== 'ready') return;
    this.set(withoutFar(this.feed, around(this.feed.chunks, visible, KEPT_ROWS), heights));
    const near = around(this.feed.chunks, visible, NEAR_ROWS);
    const ids = releasedIn(this.feed, near);
    if (ids.length === 0) return;
    const found = await this.deps.read((db) => readRows(db, ids));
    if (found.ok && run === this.run && this.feed.kind === 'ready') this.set(withNear(this.feed, near, found.value));
  }

  mark(ids: ReadonlySet<string> | 'all', unread: boolean): void {
    this.set(marked(this.feed, ids, unread));
  }

  private begin(): number {
    this.filling = false;
    this.run += 1;
    return this.run;
  }

  private set(feed: Feed): void {
    if (feed === this.feed) return;
    this.feed = feed;
    this.deps.draw(feed);
  }

  /**
   * Finds `wanted` more rows step by step. `fresh` is an empty feed to start from; the old rows stay on screen until
   * its first step is done.
   */
  private async fill(run: number, fresh: ReadyFeed | null, wanted: number): Promise<void> {
    this.filling = true;
    let base: Feed | null = fresh;
    for (let left = wanted; left > 0; ) {
      const before: Feed = base ?? this.feed;
      const from: CardKey | null = before.kind === 'ready' ? before.next : null;
      if (!from) break;
      const limit = left;
      const step: Result<Step, StoreError> = await this.deps.read<Step>((db) => this.step(db, from, limit));
      if (run !== this.run) return;
      const current: Feed = base ?? this.feed;
      if (!step.ok) return this.set({ kind: 'broken', reason: step.error.reason });
      if (current.kind !== 'ready') break;
      const { count, next, add }: Step = step.value;
      left -= count;
      const busy = left > 0 && next !== null;
      // A step without a group has nothing to draw: the old rows stay until there is one.
      if (count > 0 || !busy || !this.walk) {
        base = null;
        this.set({ ...add(current), next, busy });
      } else if (base?.kind === 'ready') base = { ...base, next };
      else this.feed = { ...current, next };
      if (busy) await this.deps.yieldToMain();
      if (run !== this.run) return;
    }
    this.filling = false;
    if (this.feed.kind === 'ready' && this.feed.busy) this.set({ ...this.feed, busy: false });
  }

  private async step(db: Database, from: CardKey, limit: number): Promise<Step> {
    if (this.walk) {
      const { group, next } = await this.walk.step(db);
      return {
        count: group?.rows.length ?? 0,
        next,
        add: (feed) => (group ? withGroup(feed, group) : feed),
      };
    }
    const { rows, next } = await findRows(db, this.query, { from, limit });
    return { count: rows.length, next, add: (feed) => withOlder(feed, rows, next) };
  }

  /** Reads down to the anchor and keeps only the chunks around it. */
  private async fillTo(run: number, fresh: ReadyFeed, { key, offset }: ScrollAnchor): Promise<void> {
    let feed = fresh;
    for (let count = 0; feed.next && count < MAX_RESTORE_ROWS; ) {
      const from = feed.next;
      const step = await this.deps.read((db) => findRows(db, this.query, { from, limit: PAGE_ROWS * 4 }));
      if (run !== this.run) return;
      if (!step.ok) return this.set({ kind: 'broken', reason: step.error.reason });
      feed = withOlder(feed, step.value.rows, step.value.next);
      count += step.value.rows.length;
      const last = feed.chunks.at(-1)?.last;
      if (last && compareKeys(last, key) >= 0) break;
    }
    const at = feed.chunks.findIndex(({ last }) => compareKeys(last, key) >= 0);
    const row = feed.chunks[at]?.rows?.find(({ card }) => compareKeys(card.key, key) >= 0);
    const there = Math.max(0, at);
    const keep = around(feed.chunks, { from: there, to: there }, KEPT_ROWS);
    this.set({ ...withoutFar(feed, keep, new Map()), anchor: row && { id: row.card.id, offset } });
  }
}
