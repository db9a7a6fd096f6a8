import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type FoundLine, identityOf, isFound, type Line, type LineState } from '@/components/options/sources/many-line';
import type { FoundPerson, FoundShow, FoundUser } from '@/utils/messaging/protocol';
import type { SendError, send } from '@/utils/messaging/send';
import { parseMany } from '@/utils/sources/parse-many';
import { isSameShow } from '@/utils/sources/same-show';
import type { Source } from '@/utils/sources/source';

/** Parallel lookups. Each costs one or two requests of the budget shared with checks. */
const LOOKUP_CONCURRENCY = 2;
/** Wait if Trakt sets none, ms. */
const RETRY_DELAY_MS = 30_000;

export interface AddMany {
  lines: readonly Line[];
  /** Trakt is not asked before this time, ms UTC; the lookup continues then. */
  waitingUntil: number | null;
  /** Looks up each line of the text. `people` are known already and cost no request. */
  check: (text: string, people?: readonly FoundPerson[]) => void;
  choose: (index: number, chosen: boolean) => void;
  retry: (index: number) => void;
  /** Adds the chosen lines. Returns the added sources. */
  add: () => Promise<Source[]>;
  /** Removes sources that `add` added. */
  undo: (sources: readonly Source[]) => Promise<void>;
  clear: () => void;
}

/**
 * Looks up many names, a few at a time, and adds the chosen ones. A rate limit pauses the lookup; the interrupted line
 * is looked up again afterwards.
 */
export function useAddMany(ask: typeof send, sources: readonly Source[], v1: boolean): AddMany {
  const [lines, setLines] = useState<readonly Line[]>([]);
  const [waitingUntil, setWaitingUntil] = useState<number | null>(null);
  const latest = useRef(lines);
  const turn = useRef(0);
  const known = useRef(sources);
  known.current = sources;
  useEffect(() => () => void turn.current++, []);

  const put = (index: number, change: Partial<Line>) => {
    latest.current = latest.current.map((line, at) => (at === index ? { ...line, ...change } : line));
    setLines(latest.current);
  };

  const work = async (mine: number): Promise<void> => {
    for (;;) {
      const index = latest.current.findIndex(({ state }) => state.kind === 'waiting');
      const line = latest.current[index];
      if (!line || mine !== turn.current) return;
      put(index, { state: { kind: 'checking' } });
      const state = await lookUp(ask, line, known.current, v1);
      if (mine !== turn.current) return;
      if (state.kind === 'failed' && isWait(state.error)) {
        put(index, { state: { kind: 'waiting' } });
        return rest(state.error.retryAt ?? Date.now() + RETRY_DELAY_MS, mine);
      }
      const isTwice =
        isFound(state) && latest.current.some((each, at) => at !== index && isSameResult(each.state, state));
      put(index, { state: isTwice ? { kind: 'twice' } : state, chosen: state.kind !== 'maybe' });
    }
  };
  /** Continues automatically after the wait. */
  const rest = (until: number, mine: number) => {
    setWaitingUntil(until);
    setTimeout(() => mine === turn.current && start(), Math.max(1000, until - Date.now()));
  };
  const start = () => {
    const mine = ++turn.current;
    setWaitingUntil(null);
    latest.current = latest.current.map((line) =>
      line.state.kind === 'checking' ? { ...line, state: { kind: 'waiting' } } : line,
    );
    setLines(latest.current);
    for (let worker = 0; worker < LOOKUP_CONCURRENCY; worker++) void work(mine);
  };

  const addOne = async (index: number): Promise<Source | null> => {
    const found = latest.current[index]?.state;
    if (!found || !isFound(found)) return null;
    put(index, { state: { kind: 'adding', found } });
    const reply = await (found.kind === 'person' ? addPerson(ask, found.user, v1) : addShow(ask, found.show));
    put(index, {
      state: reply.ok ? { kind: 'added', found, source: reply.source } : { kind: 'failed', error: reply.error },
    });
    return reply.ok ? reply.source : null;
  };

  return {
    lines,
    waitingUntil,
    check(text, people = []) {
      const bySlug = new Map(people.map((person) => [person.slug, person]));
      latest.current = parseMany(text).map(({ text: one, kind }) => {
        const person = bySlug.get(one);
        const state = person ? knownState(person, known.current) : ({ kind: 'waiting' } as const);
        return { text: one, asked: person ? 'person' : kind, state, chosen: true };
      });
      start();
    },
    choose: (index, chosen) => put(index, { chosen }),
    retry(index) {
      put(index, { state: { kind: 'waiting' } });
      start();
    },
    async add() {
      const added: Source[] = [];
      for (const [index, { state, chosen }] of latest.current.entries()) {
        const source = chosen && isFound(state) ? await addOne(index) : null;
        if (source) added.push(source);
      }
      return added;
    },
    async undo(wanted) {
      for (const { id } of wanted) {
        const reply = await ask('removeSource', { id });
        const index = latest.current.findIndex(({ state }) => state.kind === 'added' && state.source.id === id);
        const state = latest.current[index]?.state;
        if (reply.ok && state?.kind === 'added') put(index, { state: state.found });
      }
    },
    clear: useMemo(
      () => () => {
        turn.current++;
        latest.current = [];
        setLines([]);
        setWaitingUntil(null);
      },
      [],
    ),
  };
}

function knownState(user: FoundPerson, sources: readonly Source[]): LineState {
  const isWatched = sources.some(({ id }) => id === `user:${user.slug}`);
  if (!isWatched) return { kind: 'person', user };
  return { kind: 'failed', error: { kind: 'already-watched', name: user.name || user.username } };
}

/** Passes the lookup's result on, so that no second request is needed. */
const addPerson = (ask: typeof send, { avatar: _, ...found }: FoundUser, v1: boolean) =>
  ask('addUser', { text: v1 ? found.username : found.slug, found });

const addShow = (ask: typeof send, show: FoundShow) =>
  ask('addShow', { show, seasons: show.season === undefined ? 'all' : [show.season] });

async function lookUp(ask: typeof send, line: Line, sources: readonly Source[], v1: boolean): Promise<LineState> {
  if (line.asked === 'show') return findShow(ask, line.text, sources, 'show');
  const reply = await ask('lookupUser', { text: line.text });
  if (reply.ok) return { kind: 'person', user: reply.user };
  if (v1 || reply.error.kind !== 'not-found') return { kind: 'failed', error: reply.error };
  const show = await findShow(ask, line.text, sources, 'maybe');
  return show.kind === 'maybe' ? show : { kind: 'failed', error: reply.error };
}

async function findShow(
  ask: typeof send,
  text: string,
  sources: readonly Source[],
  kind: 'show' | 'maybe',
): Promise<LineState> {
  const reply = await ask('searchShows', { text });
  if (!reply.ok) return { kind: 'failed', error: reply.error };
  const [show] = reply.shows;
  if (!show) return { kind: 'failed', error: { kind: 'not-found' } };
  const isWatched = sources.some((source) => source.kind === 'show' && isSameShow(source, show));
  return isWatched ? { kind: 'failed', error: { kind: 'already-watched', name: show.name } } : { kind, show };
}

const isWait = (error: SendError): error is Extract<SendError, { kind: 'rate-limited' }> =>
  error.kind === 'rate-limited';

function isSameResult(state: LineState, found: FoundLine): boolean {
  const other = state.kind === 'added' || state.kind === 'adding' ? state.found : state;
  return isFound(other) && identityOf(other) === identityOf(found);
}
