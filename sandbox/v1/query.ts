/** One `activity/*` request: positional parts of the path, `all` or nothing for "any", raw commas between values. */
export interface V1Query {
  method: string;
  key: string;
  username: string | null;
  titles: string[] | null;
  seasons: number[] | null;
  episodes: number[] | null;
  types: string[] | null;
  actions: string[] | null;
  /** UTC seconds, inclusive; null where not sent. */
  start: number | null;
  end: number | null;
}

type Part = 'username' | 'titles' | 'seasons' | 'episodes' | 'types' | 'actions' | 'start' | 'end';

const TIMES = ['actions', 'start', 'end'] as const;
const METHODS: Readonly<Record<string, { needs: readonly Part[]; takes: readonly Part[] }>> = {
  community: { needs: [], takes: ['types', ...TIMES] },
  friends: { needs: [], takes: ['types', ...TIMES] },
  user: { needs: ['username'], takes: ['types', ...TIMES] },
  shows: { needs: ['titles'], takes: TIMES },
  seasons: { needs: ['titles', 'seasons'], takes: TIMES },
  episodes: { needs: ['titles', 'seasons', 'episodes'], takes: TIMES },
  movies: { needs: ['titles'], takes: TIMES },
  'user/shows': { needs: ['username', 'titles'], takes: TIMES },
  'user/seasons': { needs: ['username', 'titles', 'seasons'], takes: TIMES },
  'user/episodes': { needs: ['username', 'titles', 'seasons', 'episodes'], takes: TIMES },
  'user/movies': { needs: ['username', 'titles'], takes: TIMES },
};

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

const words = (text: string | undefined) =>
  text === undefined || text === '' || text === 'all' ? null : text.split(',').filter((word) => word !== '');

const numbers = (text: string | undefined) => words(text)?.map(Number) ?? null;

function seconds(text: string | undefined): number | null {
  const time = Number(text ?? '');
  return text === undefined || text === '' || !Number.isFinite(time) ? null : time;
}

/**
 * Parses a path such as `/activity/user.json/KEY/mia/episode/scrobble,checkin/1700000000`; null for an unknown method.
 */
export function parseV1Path(pathname: string): V1Query | null {
  const match = pathname.match(/^\/activity\/([a-z/]+)(?:\.json|\/json)\/([^/]*)(?:\/(.*))?$/);
  const method = METHODS[match?.[1] ?? ''];
  if (!match || !method) return null;
  const values = (match[3] ?? '').split('/').filter((part) => part !== '');
  const at = (part: Part) => {
    const value = values[[...method.needs, ...method.takes].indexOf(part)];
    return value === undefined ? undefined : decode(value);
  };
  if (values.length < method.needs.length) return null;
  return {
    method: match[1] ?? '',
    key: decode(match[2] ?? ''),
    username: at('username') ?? null,
    titles: words(at('titles')),
    seasons: numbers(at('seasons')),
    episodes: numbers(at('episodes')),
    types: words(at('types')),
    actions: words(at('actions')),
    start: seconds(at('start')),
    end: seconds(at('end')),
  };
}
