import { parseArgs } from 'node:util';
import traktApp from '@/trakt-app.json' with { type: 'json' };
import { err, ok, type Result } from '@/utils/lib/result';
import type { Text } from '@/utils/lib/text';

export interface DoctorArgs {
  clientId: string;
  /** Whose listings are read. */
  user: string;
  /** Access token, only for the feed of followed people. */
  token: string | null;
  origin: string;
  /** Address of the sign-in host; null: it is not tested. */
  authOrigin: string | null;
  json: boolean;
}

const TRAKT = 'https://api.trakt.tv';
const TRAKT_AUTH = 'https://auth.trakt.tv';

export const USAGE = `npm run doctor -- --client-id <id> [options]
  --client-id <id>                    left out: the one in trakt-app.json
  --user <name>                       the profile to read; a public one with much in it is best
                                      (left out: sean, the example of Trakt's documentation; elsewhere mia)
  --token <access token>              asks for the feed of followed people too
  --origin ${TRAKT}       the server to ask
  --auth-origin <origin>              looks at signing in too, without anybody signing in (Trakt's: ${TRAKT_AUTH})
  --json                              one JSON object and nothing else (with "npm run --silent doctor")
It only reads, about fifty requests, one a second. Exit code: 0 all is as expected, 1 it is not, 2 bad arguments.`;

const OPTIONS = {
  'client-id': { type: 'string' },
  user: { type: 'string' },
  token: { type: 'string' },
  origin: { type: 'string', default: TRAKT },
  'auth-origin': { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

/** The parsed command line, or sentences about what is wrong with it. */
export function readDoctorArgs(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  text: Text,
): Result<DoctorArgs, string[]> {
  let values: ReturnType<typeof parse>;
  try {
    values = parse(args);
  } catch (error) {
    return err([error instanceof Error ? error.message : String(error)]);
  }
  const problems: string[] = [];
  const origin = originOf(values.origin);
  if (origin === null) problems.push(text('ask_bad_origin', values.origin));
  const signInAt = values['auth-origin'];
  const authOrigin = signInAt === undefined ? null : originOf(signInAt);
  if (signInAt !== undefined && authOrigin === null) problems.push(text('ask_bad_origin', signInAt));
  const clientId = (values['client-id'] ?? (env.WXT_TRAKT_CLIENT_ID || traktApp.clientId)).trim();
  if (clientId === '') problems.push('A client id is missing: give --client-id, or put it into trakt-app.json.');
  const user = (values.user ?? (origin === TRAKT ? 'sean' : 'mia')).trim();
  if (user === '') problems.push('--user wants a name.');
  const token = values.token?.trim() ?? null;
  if (token !== null && !/^[\x21-\x7e]+$/.test(token)) problems.push('--token wants an access token.');
  if (problems.length > 0 || origin === null) return err(problems);
  return ok({ clientId, user, token, origin, authOrigin, json: values.json });
}

function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: false }).values;
}

function originOf(value: string): string | null {
  try {
    const { protocol, origin } = new URL(value);
    return protocol === 'https:' || protocol === 'http:' ? origin : null;
  } catch {
    return null;
  }
}
