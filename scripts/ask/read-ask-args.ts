import { parseArgs } from 'node:util';
import { readSignIn, type SignIn } from '@/scripts/ask/sign-in';
import traktApp from '@/trakt-app.json' with { type: 'json' };
import { err, ok, type Result } from '@/utils/lib/result';
import type { Text } from '@/utils/lib/text';
import { impossibleAround, impossibleOfUser } from '@/utils/trakt/questions/impossible';
import {
  checkSeasonsQuery,
  checkUserQuery,
  type InvalidQuery,
  type SeasonsQuery,
  type UserQuery,
} from '@/utils/trakt/questions/query';
import { querySentence } from '@/utils/trakt/questions/query-sentence';

type Asked = { question: 'user'; query: UserQuery } | { question: 'seasons'; query: SeasonsQuery };

export type AskArgs = Asked & {
  protocol: 'v1' | 'v2';
  origin: string;
  /** v1: the API key. */
  clientId: string;
  json: boolean;
  signIn: SignIn | null;
};

export const USAGE = `npm run ask -- user <username> <types> <actions> [start_ts] [end_ts] [options]
npm run ask -- seasons <titles> <seasons> <actions> [start_ts] [end_ts] [options]
  Lists are written with commas; types and actions may be "all". Times are seconds since 1970 (UTC).
  --protocol v2                       v1 or v2
  --origin https://api.trakt.tv       the server to ask
  --client-id <id>                    on v1: the API key; left out: the one in trakt-app.json
  --people mia,sam                    v2, seasons: also what these people played, rated, collected or watchlisted
  --user <name> --password <password> v1: sign in, for profiles that only friends may see
                                      v2: set LOOKOUT_TOKEN to an access token instead
  --json                              one JSON object and nothing else (with "npm run --silent ask")`;

const OPTIONS = {
  protocol: { type: 'string', default: 'v2' },
  origin: { type: 'string', default: 'https://api.trakt.tv' },
  'client-id': { type: 'string' },
  people: { type: 'string' },
  user: { type: 'string' },
  password: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

/** The parsed command line, or sentences about what is wrong with it. */
export function readAskArgs(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  text: Text,
): Result<AskArgs, string[]> {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return err([error instanceof Error ? error.message : String(error)]);
  }
  const { values, positionals } = parsed;
  const [question, ...rest] = positionals;
  if (question !== 'user' && question !== 'seasons') {
    return err([question === undefined ? text('ask_no_command') : text('ask_bad_command', question)]);
  }
  const problems: string[] = [];
  const { protocol, json } = values;
  if (protocol !== 'v1' && protocol !== 'v2') problems.push(text('ask_bad_protocol', protocol));
  const origin = originOf(values.origin);
  if (origin === null) problems.push(text('ask_bad_origin', values.origin));
  const clientId = (values['client-id'] ?? (env.WXT_TRAKT_CLIENT_ID || traktApp.clientId)).trim();
  if (clientId === '') problems.push(text('ask_no_client_id'));
  const extra = rest[5];
  if (extra !== undefined) problems.push(text('ask_too_many', extra));

  const { asked, unread } = toAsked(question, rest, values.people);
  const invalid = asked.question === 'user' ? checkUserQuery(asked.query) : checkSeasonsQuery(asked.query);
  problems.push(...[...unread, ...invalid].map((problem) => querySentence(text, problem)));
  if (origin === null || (protocol !== 'v1' && protocol !== 'v2')) return err(problems);
  const { user, password } = values;
  const signIn = readSignIn({ protocol, origin, user, password, token: env.LOOKOUT_TOKEN });
  if (typeof signIn === 'string') problems.push(text(signIn, origin));
  if (problems.length === 0) problems.push(...refusals(asked, protocol, text));
  if (problems.length > 0 || typeof signIn === 'string') return err(problems);
  return ok({ ...asked, protocol, origin, clientId, json, signIn });
}

/** Why no server could answer any part of it; empty if some part can be answered. */
function refusals({ question, query }: Asked, protocol: 'v1' | 'v2', text: Text): string[] {
  const { actions } = query;
  const found =
    question === 'user' ? impossibleOfUser(protocol, query.types, actions) : impossibleAround(protocol, actions);
  if (question === 'seasons' && found.length < actions.length) return [];
  return found.map(({ name, why }) => text('query_impossible', name, why));
}

/** A negative number is a (wrong) value here, not an option. */
function parse(args: readonly string[]) {
  const marked = args.map((arg) => (/^-\d/.test(arg) ? `\0${arg}` : arg));
  const { values, positionals } = parseArgs({ args: marked, options: OPTIONS, allowPositionals: true });
  return { values, positionals: positionals.map((value) => value.replace(/^\0/, '')) };
}

function toAsked(
  question: 'user' | 'seasons',
  [first = '', second, actions, start, end]: readonly string[],
  people: string | undefined,
): { asked: Asked; unread: InvalidQuery[] } {
  const unread: InvalidQuery[] = [];
  const numbers = (values: readonly string[], problem: (value: string) => InvalidQuery) =>
    values.flatMap((value) => {
      if (/^-?\d+(\.\d+)?$/.test(value)) return Number(value);
      unread.push(problem(value));
      return [];
    });
  const time = (value: string | undefined) =>
    numbers(value === undefined ? [] : [value], (bad) => ({ kind: 'bad-time', value: bad }))[0];
  const times = { startTs: time(start), endTs: time(end) };
  if (question === 'user') {
    const query = { username: first, types: toNames(second), actions: toNames(actions), ...times };
    return { asked: { question, query }, unread };
  }
  const listed = toList(second ?? '');
  const seasons = numbers(listed, (season) => ({ kind: 'bad-season', season }));
  const query: SeasonsQuery = {
    titles: toList(first),
    // A value that is no number is reported as such, not as a missing season.
    seasons: listed.length > 0 && seasons.length === 0 ? [0] : seasons,
    actions: toNames(actions),
    ...times,
    people: people === undefined ? undefined : toList(people),
  };
  return { asked: { question, query }, unread };
}

const toList = (value: string): string[] => (value === '' ? [] : value.split(',').map((part) => part.trim()));

const toNames = (value: string | undefined): 'all' | string[] =>
  value === undefined || value === 'all' ? 'all' : toList(value);

function originOf(value: string): string | null {
  try {
    const { protocol, origin } = new URL(value);
    return protocol === 'https:' || protocol === 'http:' ? origin : null;
  } catch {
    return null;
  }
}
