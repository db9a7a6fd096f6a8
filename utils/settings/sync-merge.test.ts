import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromItems, ITEM_BYTES, toItems } from '@/utils/settings/sync-items';
import { canonical, type Fields, merge } from '@/utils/settings/sync-merge';

const stamp = [fc.nat(5), fc.constantFrom('a', 'b', 'c')] as const;
const field = fc.oneof(fc.tuple(...stamp), fc.tuple(...stamp, fc.jsonValue({ maxDepth: 1 })));
const fields = fc.dictionary(fc.constantFrom('s|user:mia', 's|user:mia|paused', 'r|movie|rating', 'f|paused'), field);
const same = (a: Fields, b: Fields) => expect(canonical(a)).toBe(canonical(b));

describe('merge', () => {
  it('is commutative, associative and idempotent', () => {
    fc.assert(
      fc.property(
        fields as fc.Arbitrary<Fields>,
        fields as fc.Arbitrary<Fields>,
        fields as fc.Arbitrary<Fields>,
        (a, b, c) => {
          same(merge(a, b), merge(b, a));
          same(merge(merge(a, b), c), merge(a, merge(b, c)));
          same(merge(a, a), a);
        },
      ),
    );
  });
});

describe('items', () => {
  it('hold every field once, each item within the quota, and read as they were written', () => {
    const path = fc.string({ minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(fc.dictionary(path, field, { maxKeys: 400 }) as fc.Arbitrary<Fields>, (all) => {
        const items = toItems(all, 'v2:x:');
        if (typeof items === 'number') throw new Error(String(items));
        for (const [key, item] of Object.entries(items)) {
          expect(new Blob([key, JSON.stringify(item)]).size).toBeLessThanOrEqual(ITEM_BYTES);
        }
        same(fromItems({ ...items, 'v1:x:0': { v: 1, f: { other: [1, 'a', 1] } } }, 'v2:x:') ?? {}, all);
      }),
      { numRuns: 30 },
    );
  });

  it('say how large they would be where they do not fit', () => {
    expect(toItems({ a: [1, 'a', 'x'.repeat(9000)] }, 'p:')).toBeGreaterThan(9000);
    const many = Object.fromEntries(
      Array.from({ length: 3000 }, (_, index) => [`s|user:${index}`, [1, 'abcdef', 'x'.repeat(40)]]),
    );
    expect(toItems(many as unknown as Fields, 'p:')).toBeGreaterThan(100_000);
  });
});
