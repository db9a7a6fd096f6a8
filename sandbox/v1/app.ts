import { createHash } from 'node:crypto';
import type { PersonInfo } from '@/sandbox/catalog';
import type { World } from '@/sandbox/world';
import { itemOf } from './item';
import { minimal } from './minimal';
import { parseV1Path } from './query';
import { canSee, secondsOf, selectV1 } from './select';

export interface V1Quirks {
  /** The recorded server's `all` contained only watching, scrobble, checkin, rating and watchlist: `live`. */
  all: 'everything' | 'live';
  /** How a protected profile is refused; no recording shows it. */
  protectedUser: 'failure' | 'failure-200' | 'null-activity';
}

export interface V1Deps {
  world: World;
  clock: () => number;
  quirks: () => V1Quirks;
  knowsClient: (key: string) => boolean;
}

const LIVE = ['watching', 'scrobble', 'checkin', 'rating', 'watchlist'];

const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json; charset=utf-8' } });

const failure = (status: number, error: string) => json({ status: 'failure', error }, status);

export const sha1 = (text: string) => createHash('sha1').update(text).digest('hex');

/** Username and SHA-1 of the password, from HTTP Basic or a POSTed body; null if none were sent. */
async function credentials(request: Request): Promise<{ username: string; password: string } | null> {
  const basic = request.headers.get('authorization')?.match(/^Basic (.+)$/i)?.[1];
  if (basic !== undefined) {
    const [username = '', password = ''] = Buffer.from(basic, 'base64').toString('utf8').split(':');
    return { username, password };
  }
  if (request.method !== 'POST') return null;
  try {
    const body: unknown = await request.json();
    const { username, password } = body as Record<string, unknown>;
    return typeof username === 'string' && username !== '' ? { username, password: String(password) } : null;
  } catch {
    return null;
  }
}

type SignIn = { viewer: PersonInfo | null } | 'refused';

async function signIn(request: Request, world: World): Promise<SignIn> {
  const sent = await credentials(request);
  if (!sent) return { viewer: null };
  const person = world.person(sent.username);
  return person && sent.password.toLowerCase() === sha1(person.password) ? { viewer: person } : 'refused';
}

/** Trakt's original `activity/*` methods over one world. Failures are `{status: "failure", error}`. */
export async function answerV1(request: Request, deps: V1Deps): Promise<Response> {
  const { world } = deps;
  const url = new URL(request.url);
  const query = parseV1Path(url.pathname);
  if (!query) return failure(404, 'invalid method');
  if (!deps.knowsClient(query.key)) return failure(401, 'invalid API key');
  const signedIn = await signIn(request, world);
  if (signedIn === 'refused') return failure(401, 'failed authentication');
  const { viewer } = signedIn;
  if (query.method === 'friends' && viewer === null) return failure(401, 'failed authentication');
  const quirks = deps.quirks();
  if (query.username !== null) {
    const person = world.person(query.username);
    if (!person || person.deleted) return failure(404, 'user not found');
    if (!canSee(person, viewer)) {
      if (quirks.protectedUser === 'null-activity') return json({ timestamps: null, activity: null });
      return failure(quirks.protectedUser === 'failure' ? 401 : 200, 'this user is protected');
    }
  }
  if (query.actions === null && quirks.all === 'live') query.actions = LIVE;
  const now = deps.clock();
  const current = Math.floor(now / 1000);
  const events = selectV1(query, world, viewer, now);
  const oldest = events.at(-1);
  const start = query.start ?? (oldest ? secondsOf(oldest) : current);
  const rows = events.map((event) => itemOf(world, event, url.origin, current));
  const min = url.searchParams.get('min') === '1';
  const activity = min ? minimal(rows, url.searchParams.get('images') === '1') : rows;
  return json({ timestamps: { start, end: query.end ?? current, current }, activity });
}
