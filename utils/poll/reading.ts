import { MINUTE, SECOND } from '@/utils/lib/time';
import type { Candidate } from '@/utils/poll/candidates';
import { currentJudging } from '@/utils/poll/current-judging';
import { followsOf } from '@/utils/poll/follows';
import type { Ledger } from '@/utils/poll/ledger';
import { personOf } from '@/utils/poll/lost-access';
import { probeOf } from '@/utils/poll/outage';
import { activeSources, type RoundInput, type RoundPlan } from '@/utils/poll/plan-round';
import { readStream } from '@/utils/poll/read-stream';
import type { PollDeps, Round, Who } from '@/utils/poll/round';
import { nextRead } from '@/utils/poll/schedule';
import { seldom } from '@/utils/poll/seldom';
import { createStateReader } from '@/utils/poll/state-reader';
import type { Database } from '@/utils/store/open-database';
import { standstillOf, waitOf } from '@/utils/store/read/waiting';
import type { StreamState } from '@/utils/store/schema';
import { readFollowing } from '@/utils/store/stream-states';
import { stopsRound } from '@/utils/trakt/errors';
import type { TraktClient } from '@/utils/trakt/trakt-client';

/** A round ends after this long, ms. Streams left over stay due for the next check. */
const ROUND_DEADLINE_MS = 4 * MINUTE;
/** During a long round, notifications are delivered at least this often, ms. */
const DELIVERY_INTERVAL_MS = 20 * SECOND;
/**
 * Minimum time between calls of the extension's API during reads, ms: a worker that only fetches is stopped after 30 s.
 */
const KEEP_ALIVE_MS = SECOND;
/** Streams read in parallel: fast for many people, without a burst. */
const READ_CONCURRENCY = 4;

interface Reading {
  round: Round;
  /** Slugs of people with a listing that Trakt refused as private. */
  suspects: ReadonlySet<string>;
}

/**
 * Reads the planned streams: first one stream alone, until Trakt has answered (see `poll/outage`), then the follow
 * list, which the follow feed is judged by, then the rest in parallel. Stops when the allowance is used up, Trakt asks
 * for a wait, or the deadline has passed. Streams left over stay due.
 *
 * @param me the account that was signed in when the round was planned
 */
export async function readPlanned(
  db: Database,
  trakt: TraktClient,
  input: RoundInput,
  plan: RoundPlan,
  ledger: Ledger,
  deps: PollDeps,
  me: Who | null,
): Promise<Reading> {
  const { now, collectErrors } = deps;
  const { notAProbe, wanted } = plan;
  const round: Round = { news: 0, failed: 0, read: 0, stopped: null, error: null, cut: false };
  const suspects = new Set<string>();
  const started = now();
  const keepAlive = seldom(deps.keepAlive, KEEP_ALIVE_MS);
  const read = streamReading(db, trakt, input, plan, ledger, deps);
  let queue = [...plan.due];
  const stateOf = createStateReader(db, () => queue);
  let canStore = true;
  let deliveredAt = started;
  let done = 0;
  const total = queue.length;

  const mayContinue = () => {
    if (round.stopped !== null || !canStore) return false;
    if (ledger.isWaiting()) round.stopped = 'waiting';
    else if (!ledger.mayAsk()) round.cut = true;
    return ledger.mayAsk() && now() - started < ROUND_DEADLINE_MS;
  };
  const readNext = async (candidate: Candidate) => {
    const { stream } = candidate;
    const account = (await deps.account?.()) ?? null;
    // Signed out, or in as somebody else: the remaining reads were planned from the previous account's follow list.
    if (account?.slug !== me?.slug) {
      queue = [];
      return;
    }
    // Without the follow list, rows of the follow feed cannot be attributed.
    if (stream.kind === 'following' && account?.state === 'in' && !(await isFollowListKnown(db))) return;
    const state = await stateOf(candidate);
    // The answer to a read beside this one may have asked for a wait meanwhile.
    if (!mayContinue()) return;
    const { news, error } = await read(candidate, state, account?.state === 'in' ? account.slug : undefined);
    const person = personOf(stream);
    if (person && error?.kind === 'private' && !ledger.isLost(person)) suspects.add(person);
    ledger.onRead(candidate, error);
    round.news += news;
    if (!error) round.read += 1;
    else {
      round.failed += 1;
      if (stopsRound(error) || ledger.reachability() === 'down') Object.assign(round, { stopped: error.kind, error });
    }
    await ledger.saveSometimes();
    done += 1;
    await deps.onProgress(done, Math.max(done, total));
  };
  const step = async (candidate: Candidate) => {
    if (!(await collectErrors(() => readNext(candidate).then(() => true)))) {
      round.failed += 1;
      // The store failed, not Trakt: Trakt has answered.
      ledger.onReached();
      // Requests that cannot be counted are not sent: they could exceed Trakt's limit.
      canStore &&= (await collectErrors(() => ledger.save().then(() => true))) ?? false;
    }
    const at = now();
    await collectErrors(() => keepAlive(at));
    if (at - deliveredAt < DELIVERY_INTERVAL_MS) return;
    deliveredAt = at;
    // What defers notifications is stored before them.
    await collectErrors(ledger.save);
    await collectErrors(() => deps.deliver(db));
  };
  const worker = async () => {
    for (let next = queue.shift(); next && mayContinue(); next = queue.shift()) await step(next);
  };

  await collectErrors(() => keepAlive(started));
  if (total > 0) await deps.onProgress(0, total);
  // A listing that also failed the last time proves nothing alone: a second one confirms it.
  const tried = new Set(notAProbe);
  for (let next = queue.shift(); next && ledger.reachability() === 'unknown' && mayContinue(); ) {
    tried.add(next.key);
    await step(next);
    next = ledger.outageFailures() > 0 ? probeOf(wanted, tried) : undefined;
  }
  queue = queue.filter(({ key }) => notAProbe.has(key) || !tried.has(key));
  const list = queue.find(({ stream }) => stream.kind === 'follows');
  if (list && mayContinue()) {
    queue = queue.filter((each) => each !== list);
    await step(list);
  }
  await Promise.all(Array.from({ length: Math.min(READ_CONCURRENCY, queue.length) }, worker));
  await collectErrors(ledger.save);
  if (round.stopped !== null) round.error = waitOf(ledger.budget(), now())?.error ?? round.error;
  else if (round.cut && round.read === 0) round.error = standstillOf(ledger.budget(), now())?.error ?? null;
  return { round, suspects };
}

/** Reads one stream into the store, judged by the settings at the time of the read. */
function streamReading(
  db: Database,
  trakt: TraktClient,
  { settings, states }: RoundInput,
  { schedule }: RoundPlan,
  ledger: Ledger,
  deps: PollDeps,
) {
  const { now, random, commit } = deps;
  const sources = activeSources(settings);
  const names = new Map(followsOf(states).people.map(({ slug, name }) => [slug, name]));
  const except = sources.flatMap((source) => (source.kind === 'following' ? source.except : []));
  const context = {
    db,
    trakt,
    commit,
    now,
    random,
    interval: settings.checkMinutes * MINUTE,
    nameOf: (slug: string) => names.get(slug),
    people: [...names.keys()].filter((slug) => !except.includes(slug)),
    onFailed: ledger.onFailed,
    defer: ledger.defer,
    saveDeferred: ledger.save,
    judging: async (at: number, listAsked?: number) =>
      currentJudging(db, (await deps.settings?.()) ?? settings, at, listAsked),
  };
  return (candidate: Candidate, state: StreamState | undefined, readAs: string | undefined) => {
    const { stream } = candidate;
    const mine = sources.filter(({ id }) => stream.sourceIds.includes(id));
    return readStream(stream, state, mine, { ...context, readAs, nextDue: (at) => nextRead(candidate, at, schedule) });
  };
}

/** Whether the follow list was ever read. */
async function isFollowListKnown(db: Database): Promise<boolean> {
  return Array.isArray((await readFollowing(db)).get('follows')?.cursor?.people);
}
