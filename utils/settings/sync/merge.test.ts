import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromItems, MAX_ITEM_BYTES, toItems } from '@/utils/settings/sync/items';
import { canonical, type Fields, merge } from '@/utils/settings/sync/merge';

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
  it('hold every field once, each item within the quota, and are read as they were written', () => {
    const path = fc.string({ maxLength: 60 }).map((name) => `s|${name}`);
    fc.assert(
      fc.property(fc.dictionary(path, field, { maxKeys: 400 }) as fc.Arbitrary<Fields>, (all) => {
        const items = toItems(all, 'v2:x:');
        if (typeof items === 'number') throw new Error(String(items));
        for (const [key, item] of Object.entries(items.items)) {
          expect(new Blob([key, JSON.stringify(item)]).size).toBeLessThanOrEqual(MAX_ITEM_BYTES);
        }
        same(fromItems({ ...items.items, 'v1:x:0': { v: 1, f: { 'f|other': [1, 'a', 1] } } }, 'v2:x:', 0) ?? {}, all);
      }),
      { numRuns: 30 },
    );
  });

  it('of an earlier version are migrated, whatever they lie beside; those of a later one are not read at all', () => {
    const steps = [(all: Fields): Fields => ({ ...all, 'f|new': all['f|old'] ?? [0, 'a'] })];
    const first = { v: 1, f: { 'f|old': [3, 'a', 1] } };
    const both = { 'p:0': first, 'p:1': { v: 2, f: { 'f|new': [2, 'b', 2] } } };
    expect(fromItems(both, 'p:', 0, steps)).toEqual({ 'f|old': [3, 'a', 1], 'f|new': [3, 'a', 1] });
    expect(fromItems({ ...both, 'p:2': { v: 3, f: {} } }, 'p:', 0, steps)).toBeNull();
  });

  it('are ignored if they are invalid', () => {
    const none = { 'p:0': null, 'p:1': 'x', 'p:2': {}, 'p:3': { v: 0.5, f: {} }, 'p:4': { v: 1, f: null } };
    expect(fromItems(none, 'p:', 0)).toEqual({});
    const odd = { 'f|a': 7, 'f|b': ['x', 'a', 1], 'f|c': [1, 2, 3], 'f|d': [1e300, 'a', 1], e: [1, 'a', 1] };
    expect(fromItems({ 'p:0': { v: 1, f: { ...odd, 'f|f': [1, 'a', 1] } } }, 'p:', 0)).toEqual({ 'f|f': [1, 'a', 1] });
  });

  it('say how large they would be if they do not fit', () => {
    const made = toItems({ 'f|a': [1, 'a', 'x'.repeat(9000)], 'f|b': [1, 'a', 7] }, 'p:');
    expect(made).toMatchObject({ items: { 'p:0': { f: { 'f|b': [1, 'a', 7] } } }, tooLarge: expect.any(Number) });
    expect(JSON.stringify(made)).not.toContain('f|a');
    const many = Object.fromEntries(
      Array.from({ length: 3000 }, (_, index) => [`s|user:${index}`, [1, 'abcdef', 'x'.repeat(40)]]),
    );
    expect(toItems(many as unknown as Fields, 'p:')).toBeGreaterThan(100_000);
  });
});
