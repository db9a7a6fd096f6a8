import type { Sandbox } from '@/sandbox/app';
import type { Check } from '@/scripts/doctor/finding';
import { endpointOf } from '@/tests/endpoint-of';
import type { EndpointFacts } from '@/utils/trakt/v2/endpoint-facts';
import { type EndpointName, TRAKT_ENDPOINTS } from '@/utils/trakt/v2/endpoints';

const FACTS = Object.entries(TRAKT_ENDPOINTS) as [EndpointName, EndpointFacts][];

interface Altered {
  headers: Headers;
  /** The rows, or the object. */
  json: unknown;
  query: URLSearchParams;
}

/** The sandbox with one endpoint's answers altered. */
export function alter(sandbox: Sandbox, name: EndpointName, change: (answer: Altered) => unknown): Sandbox['fetch'] {
  return async (input, init) => {
    const { pathname, searchParams: query } = new URL(String(input));
    const response = await sandbox.fetch(input, init);
    if (endpointOf(pathname) !== name || response.status !== 200) return response;
    const headers = new Headers(response.headers);
    const json: unknown = await response.json();
    return new Response(JSON.stringify(change({ headers, json, query }) ?? json), { headers });
  };
}

const rowsOf = (json: unknown) => (Array.isArray(json) ? json : [json]) as Record<string, unknown>[];
/** Bare comments name no item: our readers put them under `comment`. */
const placeOf = (name: EndpointName, field: string) =>
  name === 'season-comments' || name === 'episode-comments' ? field.replace(/^comment\./, '') : field;

function atPlace(
  row: Record<string, unknown>,
  place: string,
  change: (owner: Record<string, unknown>, key: string) => void,
) {
  const keys = place.split('.');
  const key = keys.pop() ?? '';
  let owner = row;
  for (const step of keys) owner = owner[step] as Record<string, unknown>;
  change(owner, key);
}

/** One altered detail, and the finding that must name it. */
export type Alteration = [what: string, endpoint: EndpointName, check: Check, change: (answer: Altered) => unknown];

const without = (name: EndpointName, header: string, check: Check = 'headers'): Alteration => [
  `${header} missing`,
  name,
  check,
  ({ headers }) => headers.delete(header),
];
const isListed = ([, facts]: [EndpointName, EndpointFacts]) => facts.pages !== undefined;
const PAGING = ['Page', 'Limit', 'Page-Count', 'Item-Count'].map((part) => `X-Pagination-${part}`);

const HEADERS: Alteration[] = FACTS.flatMap(([name, facts]) => [
  ...(facts.pages ? PAGING.map((header) => without(name, header)) : []),
  ...(facts.cache === null
    ? []
    : [
        [
          'Cache-Control changed',
          name,
          'cache',
          ({ headers }) => headers.set('Cache-Control', 'public, max-age=60, s-maxage=7200'),
        ] satisfies Alteration,
      ]),
]);
/** What only the old backend sends. */
export const OLD_BACKEND: Alteration[] = FACTS.flatMap(([name, facts]) =>
  facts.backend === 'workers'
    ? []
    : [
        ...(facts.validators ?? []).map((header) => without(name, header === 'etag' ? 'ETag' : 'Last-Modified')),
        ...(facts.path.startsWith('/users/') ? [without(name, 'X-Private-User')] : []),
      ],
);
const ORDER: Alteration[] = FACTS.flatMap(([name, facts]) =>
  facts.order ? [['rows the other way round', name, 'order', ({ json }) => rowsOf(json).toReversed()]] : [],
);
const TIES: Alteration[] = [
  [
    'ties the other way round',
    'history',
    'order',
    ({ json }) => {
      const [first, second, ...rest] = rowsOf(json);
      return [second, first, ...rest];
    },
  ],
];

function retime(name: EndpointName, field: string, change: (time: number) => number) {
  return ({ json }: Altered) => {
    for (const row of rowsOf(json)) {
      atPlace(row, placeOf(name, field), (owner, key) => {
        owner[key] = new Date(change(Date.parse(String(owner[key])))).toISOString();
      });
    }
  };
}
const PRECISION: Alteration[] = FACTS.flatMap(([name, { time }]) => {
  if (!time) return [];
  const finer: Alteration = ['finer times', name, 'precision', retime(name, time.field, (at) => at + 123)];
  const seconds: Alteration = ['seconds', name, 'precision', retime(name, time.field, (at) => at + 17_000)];
  const minutes: Alteration = ['full minutes', name, 'precision', retime(name, time.field, (at) => at - (at % 60_000))];
  return [finer, time.precision === 'minute' ? seconds : minutes];
});

const said = (limit: string) => (answer: Altered) => {
  if (answer.query.has('limit')) answer.headers.set('X-Pagination-Limit', limit);
};
const LIMITS: Alteration[] = FACTS.filter(isListed).flatMap(([name, { pages }]): Alteration[] => [
  ['a smaller clamp', name, 'limits', said('200')],
  ['no clamp', name, 'limits', said('251000')],
  ['more rows than the limit', name, 'limits', said('0')],
  ...(pages?.standard === null
    ? []
    : [
        [
          'another standard limit',
          name,
          'limits',
          ({ headers, query }) => {
            if (!query.has('limit')) headers.set('X-Pagination-Limit', '33');
          },
        ] satisfies Alteration,
      ]),
]);

const FIELDS: Alteration[] = FACTS.filter(([, { fields }]) => fields.length > 0).map(([name, { fields }]) => [
  `${fields.join(', ')} missing`,
  name,
  'fields',
  ({ json }) => {
    for (const row of rowsOf(json)) {
      for (const field of fields) atPlace(row, placeOf(name, field), (owner, key) => delete owner[key]);
    }
  },
]);
const SHAPES: Alteration[] = [
  ['a rating in words', 'ratings', 'fields', ({ json }) => rowsOf(json).map((row) => ({ ...row, rating: 'five' }))],
  ['a new action', 'history', 'fields', ({ json }) => rowsOf(json).map((row) => ({ ...row, action: 'binge' }))],
  ['no items', 'watchlist', 'fields', ({ json }) => rowsOf(json).map(({ episode: _, ...row }) => row)],
  ['an object in place of a list', 'show-watching', 'fields', ({ json }) => ({ users: json })],
];

export const EVERYWHERE: readonly Alteration[] = [
  ...HEADERS,
  ...ORDER,
  ...TIES,
  ...PRECISION,
  ...LIMITS,
  ...FIELDS,
  ...SHAPES,
];
