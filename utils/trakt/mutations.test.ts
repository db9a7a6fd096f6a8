import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SAMPLES } from '@/tests/builders/trakt-samples';
import { fakeFetch } from '@/tests/fake-fetch';
import type { Stream } from '@/utils/sources/stream';
import { createTraktClient } from '@/utils/trakt/create-trakt-client';
import type { Cursor } from '@/utils/trakt/trakt-client';

/** Mutated answers per run; the long run sets 10000. */
const RUNS = Number(process.env.MUTATIONS ?? 300);

const strange = fc.oneof(
  fc.constantFrom(null, undefined, true, 0, -1, 1.5, 1e308, Number.MAX_SAFE_INTEGER, '', '0', '12', 'x', [], {}, [[]]),
  fc.constant('x'.repeat(100_000)),
  fc.constant('\ud800'),
  fc.constantFrom('2026-13-45', '9999-12-31T23:59:59Z', '-271821-04-20T00:00:00Z', '__proto__'),
  fc.constantFrom(...Object.getOwnPropertyNames(Object.prototype)),
  fc.constantFrom(2 ** 53, -(2 ** 53), 1e300, -1e300, Number.MIN_VALUE, -0, '9'.repeat(15), '9'.repeat(400)),
  fc.nat({ max: 2000 }).map(nested),
  fc.jsonValue({ maxDepth: 3 }),
);

function nested(depth: number): unknown {
  let value: unknown = 'deep';
  for (let level = 0; level < depth; level++) value = level % 2 ? [value] : { value };
  return value;
}

/** Replaces or removes random parts of a JSON value. */
function mutate(value: unknown, places: number[], replacement: unknown): unknown {
  const copy = structuredClone(value);
  for (const place of places) {
    const slots: [Record<string, unknown>, string][] = [];
    const collect = (node: unknown, depth: number): void => {
      if (typeof node !== 'object' || node === null || depth > 12) return;
      for (const key of Object.keys(node)) {
        slots.push([node as Record<string, unknown>, key]);
        collect((node as Record<string, unknown>)[key], depth + 1);
      }
    };
    collect(copy, 0);
    const slot = slots[place % Math.max(slots.length, 1)];
    if (!slot) continue;
    const [owner, key] = slot;
    if (replacement === undefined && !Array.isArray(owner)) delete owner[key];
    else owner[key] = replacement ?? null;
  }
  return copy;
}

const answer = fc.oneof(
  { weight: 6, arbitrary: fc.record({ places: fc.array(fc.nat(), { minLength: 1, maxLength: 4 }), with: strange }) },
  { weight: 1, arbitrary: fc.record({ cut: fc.nat({ max: 2000 }) }) },
  { weight: 1, arbitrary: fc.record({ text: fc.oneof(fc.string(), fc.constant('<!doctype html><p>no</p>')) }) },
  { weight: 1, arbitrary: fc.record({ whole: strange }) },
);
type Mutation = typeof answer extends fc.Arbitrary<infer T> ? T : never;

function body(sample: unknown, mutation: Mutation): unknown {
  if ('cut' in mutation) return JSON.stringify(sample).slice(0, mutation.cut);
  if ('text' in mutation) return mutation.text;
  if ('whole' in mutation) return mutation.whole;
  return mutate(sample, mutation.places, mutation.with);
}

const header = fc.constantFrom('etag', 'last-modified', 'x-pagination-page-count', 'x-ratelimit', 'retry-after');
const setup = fc.record({
  mutation: answer,
  status: fc.oneof({ weight: 8, arbitrary: fc.constant(200) }, fc.constantFrom(201, 204, 304, 401, 403, 404, 429, 500)),
  headers: fc.dictionary(header, fc.constantFrom('', 'x', '12', '-1', '999999999', '{"limit":null}', '"e"'), {
    maxKeys: 2,
  }),
  cursor: fc.option(
    fc.constantFrom<Cursor>(
      {},
      { top: 5, at: 5 },
      { top: 5, at: 5, walk: { day: 1, used: 0, open: {} } },
      {
        current: 5,
      },
      { sittings: [{}], lists: { 1: null }, here: { all: [1] }, show: {} },
    ),
  ),
  window: fc.boolean(),
});

describe('every read returns a valid page or an error, whatever the server sends', () => {
  test.each(SAMPLES)(
    '$name',
    async ({ stream, sample }) => {
      await fc.assert(
        fc.asyncProperty(setup, async ({ mutation, status, headers, cursor, window }) => {
          let left = 12;
          const { fetch } = fakeFetch(({ path }) =>
            // Readers themselves limit endless answers; this only shortens the run.
            left-- > 0 ? { status, headers, body: body(sample(path), mutation) } : { body: [] },
          );
          const { protocol } = stream as Stream;
          const feed = createTraktClient({
            protocol,
            origin: 'https://api.test',
            clientId: 'k',
            fetch,
            now: () => 1e12,
          });
          const page = await feed.read(stream, cursor, window ? { rows: 100 } : undefined);
          if (!page.ok) return;
          // Every row must be storable, sorted, and have an id and a time.
          structuredClone(page.value);
          const times = page.value.rows.map(({ activity }) => activity.at);
          expect(times).toEqual([...times].sort((a, b) => b - a));
          expect(times.every(Number.isFinite)).toBe(true);
          for (const { activity } of page.value.rows) {
            expect(activity.id).not.toMatch(/undefined|NaN/);
            expect(activity.user.slug).toEqual(expect.any(String));
            expect(JSON.stringify(activity).length).toBeLessThan(60_000);
          }
          const next = JSON.parse(JSON.stringify(page.value.cursor));
          expect(next).toEqual(expect.any(Object));
          // The cursor must not move to where nothing would ever be new.
          expect(next.top ?? 0).toBeLessThanOrEqual(1e13);
          expect(next.at ?? 0).toBeLessThanOrEqual(1e12);
          expect(next.current ?? 0).toBeLessThan(4.2e9);
          if (cursor?.current) expect(next.current ?? 5).toBeGreaterThanOrEqual(5);
          if (cursor?.top) expect(next.top ?? 5).toBeGreaterThanOrEqual(5);
        }),
        { numRuns: RUNS },
      );
    },
    60_000 + RUNS * 20,
  );
});
