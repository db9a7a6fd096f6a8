import { compareKeys, justAfter } from '@/utils/store/read/card-keys';
import type { CardKey } from '@/utils/store/schema';

/** A sorted list of card keys in the store, such as all cards of one facet. */
export interface KeyList {
  /** At most `count` keys from `from` on, inclusive. Fewer keys mean that the list ends. */
  keysFrom(from: CardKey, count: number): Promise<CardKey[]>;
}

/** How many keys are fetched after a jump, and the maximum per fetch in a sequential walk. */
const MIN_BATCH_KEYS = 32;
const MAX_BATCH_KEYS = 2048;

/** A cursor over one list; fetches batches that grow as they are used up. */
class Walk {
  private keys: CardKey[] = [];
  private at = 0;
  private ended = false;
  private size = MIN_BATCH_KEYS;

  constructor(private readonly list: KeyList) {}

  /** The first key at or after `target`; null past the end. Targets must not decrease. */
  async seek(target: CardKey, fetched: () => void): Promise<CardKey | null> {
    const last = this.keys.at(-1);
    if (!last || compareKeys(last, target) < 0) {
      if (this.ended) return null;
      const isNext = last !== undefined && compareKeys(justAfter(last), target) >= 0;
      this.size = isNext ? Math.min(this.size * 4, MAX_BATCH_KEYS) : MIN_BATCH_KEYS;
      this.keys = await this.list.keysFrom(target, this.size);
      fetched();
      this.at = 0;
      this.ended = this.keys.length < this.size;
    }
    let end = this.keys.length;
    while (this.at < end) {
      const middle = (this.at + end) >> 1;
      const key = this.keys[middle];
      if (key && compareKeys(key, target) < 0) this.at = middle + 1;
      else end = middle;
    }
    return this.keys[this.at] ?? null;
  }
}

export interface Joined {
  keys: CardKey[];
  /** Where to continue, inclusive; null at the end. */
  from: CardKey | null;
}

/**
 * Keys that appear in at least one list of every group, in order. Each group jumps to the position of the others, so
 * that keys in between are never read.
 *
 * @param most the maximum number of keys to return
 * @param effort how often the store may be queried before the keys found so far are returned
 * @param before exclusive end: no key from there on
 */
export async function joinKeys(
  groups: readonly (readonly KeyList[])[],
  start: CardKey,
  most: number,
  { effort = Number.POSITIVE_INFINITY, before }: { effort?: number; before?: CardKey | undefined } = {},
): Promise<Joined> {
  const walks = groups.map((lists) => lists.map((list) => new Walk(list)));
  const keys: CardKey[] = [];
  let target = start;
  let asked = 0;
  const count = () => {
    asked += 1;
  };
  while (keys.length < most && asked < effort) {
    let agreed = true;
    for (const [place, group] of walks.entries()) {
      const heads = await Promise.all(group.map((walk) => walk.seek(target, count)));
      const first = heads.reduce((a, b) => (a && b ? (compareKeys(a, b) <= 0 ? a : b) : (a ?? b)), null);
      if (!first || (before && compareKeys(first, before) >= 0)) return { keys, from: null };
      if (compareKeys(first, target) > 0) {
        // The groups before this one have not seen the new target yet.
        if (place > 0) agreed = false;
        target = first;
      }
    }
    if (!agreed) continue;
    keys.push(target);
    target = justAfter(target);
  }
  return { keys, from: target };
}
