import { errorSentence } from '@/components/words/error-sentence';
import { checkSignIn, signInTable } from '@/scripts/doctor/check-sign-in';
import { type Examined, examine } from '@/scripts/doctor/examine';
import type { Finding } from '@/scripts/doctor/finding';
import { observeFetch } from '@/scripts/doctor/observed-fetch';
import { askOpenQuestions, openQuestionsTable } from '@/scripts/doctor/open-questions';
import type { Known } from '@/scripts/doctor/probe';
import { PROBES } from '@/scripts/doctor/probes';
import { readDoctorArgs, USAGE } from '@/scripts/doctor/read-doctor-args';
import { type Report, reportTable } from '@/scripts/doctor/report';
import { messagesFile } from '@/scripts/languages/locale-files';
import { readMessages } from '@/utils/lib/messages-file';
import { createText } from '@/utils/lib/text';
import { type Now, SECOND } from '@/utils/lib/time';
import { ALLOWANCE } from '@/utils/poll/budget';
import type { TraktError } from '@/utils/trakt/errors';
import { createHttp } from '@/utils/trakt/http';
import type { RateLimit } from '@/utils/trakt/rate-limit';
import { createClient } from '@/utils/trakt/v2/client';
import { type EndpointName, TRAKT_ENDPOINTS } from '@/utils/trakt/v2/endpoints';

export interface DoctorSeams {
  env: Readonly<Record<string, string | undefined>>;
  now: Now;
  fetch: typeof fetch;
  wait(ms: number): Promise<void>;
  /** Called before each endpoint. */
  onProgress?: (line: string) => void;
}

export interface DoctorOutput {
  stdout: string;
  stderr: string;
  /** 0: all as expected; 1: something differs or failed; 2: bad arguments. */
  code: 0 | 1 | 2;
}

/** A show that both Trakt and the sandbox have, with many plays and comments. */
const SHOW = { show: 'severance', season: 1, episode: 1 };
/** After these, further requests are useless or harmful. */
const STOPS: readonly TraktError['kind'][] = ['key-refused', 'rate-limited', 'blocked', 'locked'];

const text = createText(readMessages(messagesFile('en')), 'en');

/** `npm run doctor`: compares Trakt with what product and sandbox assume of it. It only reads. */
export async function runDoctor(args: readonly string[], deps: DoctorSeams): Promise<DoctorOutput> {
  const read = readDoctorArgs(args, deps.env, text);
  if (!read.ok) return { stdout: '', stderr: [...read.error, '', USAGE].join('\n'), code: 2 };
  const { clientId, user, token, origin, authOrigin, json } = read.value;
  const observed = observeFetch(deps.fetch, deps);
  const http = { origin, now: deps.now, fetch: observed.fetch };
  const open = createClient(createHttp(http), clientId, deps.now);
  // Sends the token only where it is needed, so that everything else is tested as for an extension without a sign-in.
  const signedIn = createClient(
    createHttp({ ...http, auth: async () => token && `Bearer ${token}` }),
    clientId,
    deps.now,
  );

  const known: Known = { user, ...SHOW, signedIn: token !== null };
  const endpoints: Report['endpoints'] = [];
  const findings: Finding[] = [];
  let stopped: EndpointName | null = null;
  for (const [i, probe] of PROBES.entries()) {
    const { endpoint } = probe;
    if (stopped) {
      endpoints.push({ endpoint, kind: 'skipped', why: `not asked after the answer of ${stopped}` });
      continue;
    }
    deps.onProgress?.(`${i + 1}/${PROBES.length} ${endpoint}`);
    const client = probe.signedIn ? signedIn : open;
    const examined = await examine(probe, known, { client, observed });
    endpoints.push({ endpoint, ...examined });
    findings.push(...findingsOf(endpoint, examined, deps.now()));
    if (examined.kind === 'answered' && !findings.some(({ check }) => check === 'allowance')) {
      findings.push(...checkAllowance(endpoint, examined.rateLimit));
    }
    const error = examined.kind === 'skipped' ? null : examined.error;
    const unreachable = i === 0 && (error?.kind === 'offline' || error?.kind === 'timeout');
    if (error && (unreachable || STOPS.includes(error.kind))) stopped = endpoint;
  }
  const questions = stopped ? [] : await askOpenQuestions({ user, hasToken: token !== null, open, signedIn, observed });
  const signIn = authOrigin === null ? null : await checkSignIn({ origin: authOrigin, clientId, fetch: deps.fetch });
  const report: Report = {
    origin,
    user,
    show: SHOW.show,
    at: new Date(deps.now()).toISOString(),
    requests: observed.requests(),
    asExpected: findings.length === 0 && (signIn?.every(({ good }) => good) ?? true),
    endpoints,
    differences: findings,
    questions,
    signIn,
  };
  return {
    stdout: json
      ? JSON.stringify(report, null, 2)
      : reportTable(report) +
        (questions.length > 0 ? `\n${openQuestionsTable(questions)}` : '') +
        (authOrigin !== null && signIn ? `\n${signInTable(authOrigin, signIn)}` : ''),
    stderr: '',
    code: report.asExpected ? 0 : 1,
  };
}

function findingsOf(endpoint: EndpointName, examined: Examined, now: number): Finding[] {
  if (examined.kind === 'skipped') return [];
  const found = examined.kind === 'answered' ? examined.found.map((each) => ({ endpoint, ...each })) : [];
  const { error } = examined;
  if (!error) return found;
  const { what, next } = sentenceOf(endpoint, error, now);
  const means = `Lookout cannot read this: ${next}`;
  return [...found, { endpoint, check: 'request', expected: 'an answer', came: `${error.kind}: ${what}`, means }];
}

/** The product's message about "not found" is for people; here it may be a show. */
function sentenceOf(endpoint: EndpointName, error: TraktError, now: number): { what: string; next: string } {
  const isOfUser = TRAKT_ENDPOINTS[endpoint].path.startsWith('/users/');
  if (error.kind !== 'not-found' || isOfUser) return errorSentence(text, error, { now, v1: false });
  return { what: 'There is no such show at Trakt.', next: 'a show that is watched under this name is not found.' };
}

function checkAllowance(endpoint: EndpointName, said: RateLimit | null): Finding[] {
  if (!said || (said.limit === ALLOWANCE.limit && said.period === ALLOWANCE.period)) return [];
  const words = ({ limit, period }: { limit: number; period: number }) => `${limit} requests in ${period / SECOND} s`;
  const means =
    said.limit / said.period < ALLOWANCE.limit / ALLOWANCE.period
      ? "Lookout's budget is too generous: Trakt will refuse requests."
      : "Lookout's budget is smaller than it need be.";
  return [{ endpoint, check: 'allowance', expected: words(ALLOWANCE), came: words(said), means }];
}
