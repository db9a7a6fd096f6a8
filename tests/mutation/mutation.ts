import fc from 'fast-check';

/** Ways to break an answer: what a server, a proxy or a new version of the API may do to it. */
export type Mutation =
  | { kind: 'values'; places: number[]; with: Replacement }
  | { kind: 'cut'; at: number }
  | { kind: 'html' }
  | { kind: 'whole'; with: Replacement };

/**
 * Missing keys, wrong types, huge strings, deep nesting, names that every object inherits, and numbers out of all
 * bounds. No plausible lies: a wrong id of the right type is simply another row.
 */
const REPLACEMENTS = [
  'missing',
  'null',
  'true',
  'word',
  'huge',
  'object',
  'array',
  'deep',
  'fraction',
  'inherited',
  'absurd',
] as const;
type Replacement = (typeof REPLACEMENTS)[number];

const replacement = fc.constantFrom(...REPLACEMENTS);

export const mutations: fc.Arbitrary<Mutation> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('values' as const),
      places: fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
      with: replacement,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cut' as const), at: fc.nat({ max: 4000 }) }) },
  { weight: 1, arbitrary: fc.constant<Mutation>({ kind: 'html' }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('whole' as const), with: replacement }) },
);

const HTML = '<!doctype html><html><head><title>502</title></head><body><script>alert(1)</script></body></html>';

/** The broken text of an answer. */
export function mutate(text: string, mutation: Mutation): string {
  switch (mutation.kind) {
    case 'cut':
      // Never the whole answer: that would be no mutation.
      return text.slice(0, Math.min(mutation.at, text.length - 1));
    case 'html':
      return HTML;
    case 'whole':
      return JSON.stringify(brokenValue(mutation.with)) ?? '';
    case 'values': {
      const holder = { all: JSON.parse(text) as unknown };
      for (const place of mutation.places) replace(holder, place, mutation.with);
      return JSON.stringify(holder.all) ?? '';
    }
  }
}

function replace(root: object, place: number, by: Replacement): void {
  const slots: [Record<string, unknown>, string][] = [];
  const collect = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const key of Object.keys(node)) {
      const owner = node as Record<string, unknown>;
      slots.push([owner, key]);
      collect(owner[key]);
    }
  };
  collect(root);
  const slot = slots[place % slots.length];
  if (!slot) return;
  const [owner, key] = slot;
  if (by !== 'missing') owner[key] = brokenValue(by);
  else if (Array.isArray(owner)) owner.splice(Number(key), 1, null);
  else delete owner[key];
}

function brokenValue(replacement: Replacement): unknown {
  switch (replacement) {
    case 'missing':
      return undefined;
    case 'null':
      return null;
    case 'true':
      return true;
    case 'word':
      return '<b>no</b>';
    case 'huge':
      return 'x'.repeat(100_000);
    case 'object':
      return { a: {} };
    case 'array':
      return [[]];
    case 'fraction':
      return 1.5;
    case 'inherited':
      return 'constructor';
    case 'absurd':
      return -1e300;
    case 'deep': {
      let value: unknown = 'deep';
      for (let level = 0; level < 1000; level++) value = level % 2 ? [value] : { value };
      return value;
    }
  }
}
