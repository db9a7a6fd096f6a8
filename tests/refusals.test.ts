import { describe, expect, it } from 'vitest';
import { sourceState, sourceStateWords } from '@/components/options/sources/source-state';
import { errorSentence } from '@/components/words/error-sentence';
import { SANDBOX_CLIENT_ID } from '@/sandbox/app';
import { userSource } from '@/tests/builders/source';
import { text } from '@/tests/builders/text';
import { about, type Lookout, startLookout } from '@/tests/lookout';
import { MINUTE, SECOND } from '@/utils/lib/time';
import { USER_STREAMS } from '@/utils/sources/stream';
import { readPollerState } from '@/utils/store/poller-state';
import { findSourceProblem } from '@/utils/store/read/source-problem';
import type { TraktError } from '@/utils/trakt/errors';

const [ben, kofi] = [userSource('ben'), userSource('kofi')] as const;

/** Ben and Kofi are watched, and everything was read once. */
async function start(): Promise<Lookout> {
  const lookout = await startLookout({ sources: [ben, kofi] });
  await lookout.services.check('now');
  return lookout;
}

/** The store's state and the pages' texts after every stream was due once more. */
async function checked(lookout: Lookout) {
  lookout.pass(5 * MINUTE);
  const before = lookout.sandbox.log.length;
  const round = await lookout.services.check('now');
  const db = await lookout.db();
  const streams = await db.getAll('streams');
  const now = lookout.now();
  const budget = (await readPollerState(db))?.budget;
  // Rounded up to half a second: the clock has moved since.
  const step = SECOND / 2;
  const minutes = (until: number | null | undefined) => until && (Math.ceil((until - now) / step) * step) / MINUTE;
  return {
    stopped: round.ok && round.value.stopped,
    /** Reason and end of the wait, as "Check now" reports them. */
    why: round.ok && round.value.error,
    asked: lookout.sandbox.log.length - before,
    /** A person's unavailable listings, and why. */
    failing: (user: string) =>
      streams.flatMap(({ key, lastError }) =>
        lastError && key.endsWith(`:${user}`) ? [`${key} ${lastError.kind}`] : [],
      ),
    /** Minutes until everything is requested again, and why not sooner. */
    wait: { reason: budget?.waitReason, minutes: minutes(budget?.waitUntil) },
    /** Minutes until unavailable listings are retried, the first and the last. */
    rest: (user: string) => {
      const next = streams
        .filter(({ key, lastError }) => lastError && key.endsWith(`:${user}`))
        .map(({ nextDue }) => minutes(nextDue) ?? 0);
      return [Math.min(...next), Math.max(...next)];
    },
    shown: (source: typeof ben) =>
      sourceStateWords(text, sourceState(source, streams, false, {}), { now, v1: false, signedIn: false }).words,
    popup: findSourceProblem(streams, { sources: [ben, kofi], rules: {} }).error?.kind ?? null,
  };
}

/** Nothing is requested for this many minutes, across a restart; then all is well again. */
async function isLeftAlone(lookout: Lookout, minutes: number): Promise<void> {
  lookout.restart();
  const asked = lookout.sandbox.log.length;
  for (let passed = 5; passed < minutes; passed += 5) {
    lookout.pass(5 * MINUTE);
    await lookout.services.check(passed % 2 ? 'now' : 'tick');
  }
  expect(lookout.sandbox.log.length).toBe(asked);
  lookout.sandbox.control.clearFaults();
  lookout.sandbox.control.clientIds([SANDBOX_CLIENT_ID]);
  const { stopped, failing, popup } = await checked(lookout);
  expect([stopped, failing('ben'), failing('kofi'), popup]).toEqual([null, [], [], null]);
}

const next = (error: TraktError) => errorSentence(text, error, { now: 0, v1: false }).next;

describe('errors that concern all sources', () => {
  it('a locked own account pauses all streams for half an hour', async () => {
    const lookout = await start();
    lookout.sandbox.control.fault({ kind: 'status', status: 423 });
    const { stopped, wait, rest, shown, popup } = await checked(lookout);
    expect({ stopped, wait, popup }).toEqual({
      stopped: 'locked',
      wait: { reason: 'locked', minutes: 30 },
      popup: 'locked',
    });
    expect(rest('kofi')).toEqual([30, 30]);
    expect(shown(kofi)).toMatch(/This Trakt account is locked or deactivated\. Retrying at /);
    expect(next({ kind: 'locked' })).toContain('support@trakt.tv');
    await isLeftAlone(lookout, 30);
  });

  it('a refused key pauses all streams for half an hour, or until another key is set', async () => {
    const lookout = await start();
    lookout.sandbox.control.clientIds([]);
    const { stopped, wait, shown, popup } = await checked(lookout);
    expect({ stopped, wait, popup }).toEqual({
      stopped: 'key-refused',
      wait: { reason: 'key-refused', minutes: 30 },
      popup: 'key-refused',
    });
    expect(shown(kofi)).toContain('Trakt refused the Client ID.');
    expect(next({ kind: 'key-refused' })).toContain('Enter your own under Account');
    await isLeftAlone(lookout, 30);
  });

  it('a block by the edge pauses all streams, longer each time', async () => {
    const lookout = await start();
    lookout.sandbox.control.fault({ kind: '403-html' });
    const waits: unknown[] = [];
    for (const pause of [0, 0, 0]) {
      lookout.pass(pause);
      const { stopped, why, wait, shown, asked, popup } = await checked(lookout);
      expect({ stopped, why, reason: wait.reason, popup }).toEqual({
        stopped: 'blocked',
        // Trakt did not name a time; the budget knows it.
        why: { kind: 'blocked', retryAt: about(lookout.now() + (wait.minutes ?? 0) * MINUTE) },
        reason: 'blocked',
        popup: 'blocked',
      });
      expect(asked).toBe(1);
      expect(shown(kofi)).toContain('is blocking this network or browser');
      waits.push(wait.minutes);
    }
    expect(waits).toEqual([1.125, 2.25, 4.5]);
    expect(next({ kind: 'blocked', retryAt: null })).toContain('VPN');
    await isLeftAlone(lookout, 4);
  });
});

describe('errors that concern one person or listing', () => {
  it('a locked watched account does not stop the others', async () => {
    const lookout = await start();
    lookout.sandbox.control.fault({ match: '^/users/ben/', kind: 'status', status: 423 });
    const { stopped, wait, failing, rest, shown } = await checked(lookout);
    expect({ stopped, reason: wait.reason }).toEqual({ stopped: null, reason: null });
    expect(failing('ben').sort()).toEqual(USER_STREAMS.map((kind) => `${kind}:ben user-locked`).sort());
    expect(failing('kofi')).toEqual([]);
    expect(rest('ben')).toEqual([15, 15]);
    expect(shown(ben)).toMatch(/^This person’s Trakt account is locked or deactivated\. Retrying at .* Last checked/);
    expect(next({ kind: 'user-locked' })).toContain('remove the person under People & shows');
  });

  it('a VIP-only listing does not stop the same person’s others', async () => {
    const lookout = await start();
    lookout.sandbox.control.fault({ match: '^/users/ben/comments', kind: 'status', status: 426 });
    const { stopped, wait, failing, rest, shown } = await checked(lookout);
    expect({ stopped, reason: wait.reason }).toEqual({ stopped: null, reason: null });
    expect(failing('ben')).toEqual(['comments:ben vip-only']);
    expect(failing('kofi')).toEqual([]);
    expect(rest('ben')).toEqual([15, 15]);
    expect(shown(ben)).toMatch(/^Comments: Trakt offers this to VIP members only\. Retrying at .* Last checked/);
    expect(next({ kind: 'vip-only', url: null })).toContain('Turn it off under Filters');
  });
});
