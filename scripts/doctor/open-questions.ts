import type { ObservedFetch } from '@/scripts/doctor/observed-fetch';
import { read } from '@/utils/trakt/lenient';
import { readRateLimit } from '@/utils/trakt/rate-limit';
import { userPath } from '@/utils/trakt/v2/address';
import type { Client } from '@/utils/trakt/v2/client';
import { row, type WireRow } from '@/utils/trakt/v2/wire';

/** Behavior of Trakt that nobody has recorded. No answer is a finding, because Lookout copes with each. */
export interface OpenQuestion {
  question: string;
  answer: 'yes' | 'no' | 'unknown';
  /** The answer, or why it cannot be determined. */
  seen: string;
}

interface Asked {
  user: string;
  hasToken: boolean;
  open: Client;
  signedIn: Client;
  observed: ObservedFetch;
}

const PAGE = 'page=1&limit=50';

/** Investigates unknown behavior of Trakt with about ten requests, all of them reading. */
export async function askOpenQuestions(asked: Asked): Promise<OpenQuestion[]> {
  return [
    await isFeedIdHistoryId(asked),
    await isFeedPublic(asked),
    ...(await natureOfEtag(asked)),
    ...(await areStatsPrompt(asked)),
  ];
}

const unknown = (question: string, seen: string): OpenQuestion => ({ question, answer: 'unknown', seen });

async function rowsOf(client: Client, path: string): Promise<WireRow[] | string> {
  const answer = await client.get(path, 'public');
  if (!answer.ok) return answer.error.kind;
  const { json } = answer.value;
  return Array.isArray(json) ? json.flatMap((value) => read(row, value) ?? []) : 'bad-shape';
}

const FEED_ID = "Is the id of a row in the feed of followed people the history's id of that play?";

async function isFeedIdHistoryId({ hasToken, open, signedIn }: Asked): Promise<OpenQuestion> {
  if (!hasToken) return unknown(FEED_ID, 'needs --token');
  const feed = await rowsOf(signedIn, `/users/me/following/activities?${PAGE}`);
  if (typeof feed === 'string') return unknown(FEED_ID, `the feed answered ${feed}`);
  const one = feed.find(({ user, activity_at }) => user?.ids?.slug !== undefined && activity_at !== undefined);
  const slug = one?.user?.ids?.slug;
  if (one?.id === undefined || slug === undefined) return unknown(FEED_ID, 'the feed is empty');
  const end = new Date((one.activity_at ?? 0) + 60_000).toISOString();
  const start = new Date((one.activity_at ?? 0) - 60_000).toISOString();
  const path = `${userPath(slug)}/history?start_at=${start}&end_at=${end}&${PAGE}`;
  const plays = await rowsOf(open, path);
  if (typeof plays === 'string') return unknown(FEED_ID, `the history of that person answered ${plays}`);
  if (plays.length === 0) return unknown(FEED_ID, 'the play is not in the history of that person');
  const isThere = plays.some(({ id }) => id === one.id);
  return {
    question: FEED_ID,
    answer: isThere ? 'yes' : 'no',
    seen: isThere
      ? `row ${one.id} is in that person's history`
      : `row ${one.id}, in the history ${plays.map(({ id }) => id).join(', ')}`,
  };
}

const FEED_PUBLIC = 'May the feed of followed people be read without a token?';

async function isFeedPublic({ user, open, observed }: Asked): Promise<OpenQuestion> {
  const answer = await open.get(`${userPath(user)}/following/activities?${PAGE}`, 'user');
  const status = observed.last()?.status ?? 0;
  if (answer.ok) return { question: FEED_PUBLIC, answer: 'yes', seen: `${status} for ${user}` };
  const isRefusal = status === 401 || status === 403;
  if (!isRefusal) return unknown(FEED_PUBLIC, `answered ${status || 'nothing'}`);
  return { question: FEED_PUBLIC, answer: 'no', seen: `${status} for ${user}` };
}

const COUNTS = 'Does a 304 count against the allowance?';
const DIGEST = 'Is the ETag of a history a digest of the page (and not the time of the last change)?';

/**
 * Compares the ETag of page 1 with those of two pages far beyond the last one, which are always empty. If an empty page
 * has the ETag of page 1, it is made from a time; if the two empty pages have different ones, they are made from more
 * than the body.
 */
async function natureOfEtag({ user, open, observed }: Asked): Promise<OpenQuestion[]> {
  const path = (page: number, limit: number) => `${userPath(user)}/history?page=${page}&limit=${limit}`;
  const etagOf = async (page: number, limit: number) => {
    const answer = await open.get(path(page, limit), 'user');
    return answer.ok ? { ...answer.value.headers, rows: answer.value.json as unknown[] } : null;
  };
  const first = await etagOf(1, 1);
  if (!first?.etag) {
    return [unknown(COUNTS, 'no ETag to ask with'), unknown(DIGEST, 'the history came without an ETag')];
  }
  const counts = await doesUnchangedCount({ path: path(1, 1), etag: first.etag, open, observed });
  const [far, farther] = [await etagOf(900_000, 1), await etagOf(900_001, 1)];
  if (!far?.etag || !farther?.etag || !Array.isArray(far.rows) || far.rows.length > 0 || first.rows.length === 0) {
    return [counts, unknown(DIGEST, 'no empty page to compare with')];
  }
  if (far.etag === first.etag) {
    const seen = 'page 1 and an empty page have the same one';
    return [counts, { question: DIGEST, answer: 'no', seen }];
  }
  if (far.etag === farther.etag) {
    const seen = 'empty pages have the same one, page 1 another';
    return [counts, { question: DIGEST, answer: 'yes', seen }];
  }
  return [counts, unknown(DIGEST, 'every page has its own: it may be made of the address and a time')];
}

async function doesUnchangedCount({
  path,
  etag,
  open,
  observed,
}: Pick<Asked, 'open' | 'observed'> & { path: string; etag: string }): Promise<OpenQuestion> {
  const left: (number | undefined)[] = [];
  for (let n = 0; n < 3; n++) {
    await open.get(path, 'user', { etag, lastModified: null });
    const last = observed.last();
    if (last?.status !== 304) return unknown(COUNTS, `its own ETag was answered with ${last?.status ?? 'nothing'}`);
    left.push(readRateLimit(last.headers)?.remaining);
  }
  const [before, , after] = left;
  if (before === undefined || after === undefined) return unknown(COUNTS, 'a 304 does not say how much is left');
  if (after === before) return { question: COUNTS, answer: 'no', seen: `${after} left after three of them` };
  if (after === before - 2) return { question: COUNTS, answer: 'yes', seen: `${before} left, then ${after}` };
  return unknown(COUNTS, `${before} left, then ${after}: something else asked meanwhile`);
}

const STATS = 'Is there /users/{id}/stats for this person?';
const PROMPT = "Do these counters move at once with the person's plays?";

interface Counters {
  movies?: { plays?: unknown };
  episodes?: { plays?: unknown };
}

async function areStatsPrompt({ user, open, observed }: Asked): Promise<OpenQuestion[]> {
  const answer = await open.get(`${userPath(user)}/stats`, 'user');
  const status = observed.last()?.status ?? 0;
  if (!answer.ok) {
    const isAnswer = [401, 403, 404, 405, 426].includes(status);
    const exists: OpenQuestion = isAnswer
      ? { question: STATS, answer: 'no', seen: `answered ${status}` }
      : unknown(STATS, `answered ${status || 'nothing'}`);
    return [exists, unknown(PROMPT, 'there are none')];
  }
  const { movies, episodes } = (answer.value.json ?? {}) as Counters;
  const profile = await open.get(`${userPath(user)}?extended=full,vip`, 'user');
  const isVip = profile.ok && (profile.value.json as { vip?: unknown } | null)?.vip === true;
  const exists: OpenQuestion = { question: STATS, answer: 'yes', seen: isVip ? 'a VIP' : 'a free account' };
  const plays = await open.get(`${userPath(user)}/history?page=1&limit=1`, 'user');
  const total = plays.ok ? plays.value.headers.itemCount : null;
  const [films, parts] = [movies?.plays, episodes?.plays];
  if (total === null || typeof films !== 'number' || typeof parts !== 'number') {
    return [exists, unknown(PROMPT, 'no numbers to compare')];
  }
  const counted = films + parts;
  if (counted !== total) {
    return [exists, { question: PROMPT, answer: 'no', seen: `${counted} plays, the history has ${total}` }];
  }
  // Equal numbers of somebody who has watched nothing for days prove nothing.
  const [newest] = plays.ok && Array.isArray(plays.value.json) ? plays.value.json : [];
  const at = read(row, newest)?.watched_at;
  const isRecent = at !== undefined && open.now() - at < 60 * 60_000;
  return [
    exists,
    isRecent
      ? { question: PROMPT, answer: 'yes', seen: `${counted} plays in both, the last within the hour` }
      : unknown(PROMPT, `${counted} plays in both, but nothing was watched within the hour`),
  ];
}

/** Text for a terminal. */
export function openQuestionsTable(questions: readonly OpenQuestion[]): string {
  const lines = questions.flatMap(({ question, answer, seen }) => [
    `  ${question}`,
    `    ${answer === 'unknown' ? 'cannot be determined' : answer}: ${seen}`,
  ]);
  return ['', 'Not known of Trakt:', ...lines].join('\n');
}
