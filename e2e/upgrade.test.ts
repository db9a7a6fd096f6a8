import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, it, onTestFinished } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { createSandbox } from '@/sandbox/app';
import { createCast } from '@/sandbox/cast/cast';
import { serveSandbox } from '@/sandbox/serve';
import { buildExtension } from '@/scripts/build-extension';
import { NEXT_VERSION } from '@/scripts/next-version/next-version';
import type { Profile } from '@/tests/frozen/profile';
import { frozenProfiles } from '@/tests/frozen/profiles';
import type { Settings } from '@/utils/settings/settings';
import type { Card, SeenActivity, StreamState } from '@/utils/store/schema';
import { lane } from './harness/lane';
import { openLookout } from './harness/lookout';
import { putProfile } from './harness/put-profile';
import { reportOnFailure } from './harness/report-on-failure';
import { addUser, firstCheck, rows, someNotifications, unreadRows } from './harness/steps';
import { type Snapshot, snapshot } from './harness/store-snapshot';
import { until } from './harness/until';

declare const chrome: Browser;

const cardsOf = ({ stores }: Snapshot) => (stores.cards ?? []) as (Card & { nextVersion?: true })[];
const settingsOf = ({ settings }: Snapshot) => (settings as { settings: Settings }).settings;
const localOf = ({ settings }: Snapshot) => settings as Record<string, unknown>;

const folder = mkdtempSync(path.join(tmpdir(), 'lookout-upgrade-'));
let next = '';
beforeAll(async () => {
  const origin = `http://127.0.0.1:${lane().port}`;
  const env = { WXT_TRAKT_API_ORIGIN: origin, WXT_TRAKT_AUTH_ORIGIN: origin };
  const browser = inject('browser') === 'firefox' ? 'firefox' : 'chrome';
  next = await buildExtension({ outDir: path.join(folder, 'next'), browser, next: true, env });
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

/** A sandbox, and a browser in which the present version is installed. */
async function installed() {
  const { executable } = inject('run');
  const browser = inject('browser');
  const { port, builds } = lane();
  const sandbox = createSandbox({ world: createCast({ now: Date.now() }), now: Date.now });
  const { origin, close } = await serveSandbox(sandbox, port);
  onTestFinished(close);
  const extension = path.join(folder, 'installed');
  const put = (build: string) => {
    rmSync(extension, { recursive: true, force: true });
    cpSync(build, extension, { recursive: true });
  };
  put(builds.v2);
  const lookout = await openLookout({
    browser,
    executable,
    extension,
    headless: true,
    protocol: 'v2',
    origin,
    loopbackOnly: true,
  });
  onTestFinished(lookout.close);
  reportOnFailure(lookout, sandbox);
  const version = () => lookout.driver.evaluate(async () => chrome.runtime.getManifest().version);
  /** Updates to the next version, or back to the present one. */
  const update = async (to: 'next' | 'present') => {
    put(to === 'next' ? next : builds.v2);
    await lookout.update();
    expect((await version()) === NEXT_VERSION).toBe(to === 'next');
  };
  const stored = () => snapshot(lookout.driver, lookout.database);
  return { lookout, sandbox, origin, update, stored };
}

/** Expects that records a check may add to are still there, and that all others are unchanged. */
function expectKept(before: Snapshot, after: Snapshot): void {
  const migrated = cardsOf(after).filter(({ nextVersion }) => nextVersion);
  expect(migrated.map(({ nextVersion: _, ...card }) => card)).toEqual(cardsOf(before));
  for (const store of ['unread', 'images', 'birth', 'tallies'])
    expect(after.stores[store]).toEqual(expect.arrayContaining(before.stores[store] ?? []));
  const seen = ({ stores }: Snapshot) =>
    (stores.seen ?? []).map((each) => (typeof each === 'string' ? each : (each as SeenActivity).id));
  expect(seen(after)).toEqual(expect.arrayContaining(seen(before)));
  const reads = ({ stores }: Snapshot) => new Map((stores.streams as StreamState[]).map((each) => [each.key, each]));
  for (const [key, { lastGoodRead, sourceIds }] of reads(before)) {
    expect(reads(after).get(key)).toMatchObject({ sourceIds });
    expect(reads(after).get(key)?.lastGoodRead).toBeGreaterThanOrEqual(lastGoodRead ?? 0);
  }
  // Settings are brought up to date as they are read, and stored with the next change.
  expect(settingsOf(after)).toEqual(settingsOf(before));
  expect(Object.keys(localOf(after))).toEqual(expect.arrayContaining(Object.keys(localOf(before))));
}

it('an update in the middle of a check loses nothing, and a version that is too old refuses politely', {
  retry: 0,
  timeout: 360_000,
}, async () => {
  const { lookout, sandbox, update, stored } = await installed();
  await addUser(lookout, 'mia');
  await addUser(lookout, 'ben');
  sandbox.control.event({ user: 'ben', action: 'scrobble', movie: 'parasite-2019' });
  await lookout.fireAlarm();
  await someNotifications(lookout);
  const isDone = async () => (await stored()).stores.outbox?.length === 0;
  await firstCheck(lookout);
  await until('the outbox to be empty', isDone);
  const before = await stored();

  // Reads of this check are stored already, and one is not, when the update arrives.
  sandbox.control.event({ user: 'mia', action: 'scrobble', movie: 'spirited-away-2001' });
  sandbox.control.fault({ match: '/users/mia/history', kind: 'hang', times: 1 });
  sandbox.control.clearRequests();
  await lookout.fireAlarm();
  await until('the middle of the check', () => sandbox.log.some(({ path: asked }) => asked === '/users/mia/history'));
  await update('next');

  const popup = await lookout.openPopup();
  await rows(popup).first().waitFor();
  await lookout.fireAlarm();
  const after = await until('what the update interrupted', async () => {
    const now = await stored();
    return cardsOf(now).length > cardsOf(before).length ? now : null;
  });
  expect(after.stores.nextVersion).toEqual([]);
  expectKept(before, after);
  const known = new Set(cardsOf(before).map(({ id }) => id));
  const spirited = cardsOf(after).filter(
    ({ id, activities }) => !known.has(id) && JSON.stringify(activities).includes('Spirited Away'),
  );
  expect(spirited).toHaveLength(1);

  await firstCheck(lookout);
  await until('all to have been announced', isDone);
  const kept = await stored();
  await update('present');
  const old = await lookout.openPopup();
  await old.getByText('Your data is from a newer version of Lookout.').first().waitFor();
  expect(cardsOf(await stored())).toEqual(cardsOf(kept));
});

it('an update keeps all that version 1 can store', { timeout: 360_000 }, async () => {
  const { lookout, origin, update, stored } = await installed();
  const [, frozen] = frozenProfiles()[0] ?? [];
  const text = JSON.stringify(frozen).replaceAll('https://api.trakt.tv', origin);
  const profile = JSON.parse(text) as Profile;
  // Nothing is checked: then nothing but the update changes anything.
  (profile.local.settings as Settings).paused = true;
  await until('the database', async () => 'cards' in (await stored()).stores);
  await putProfile(lookout.driver, profile);
  await update('present');
  const shown = async (count: number) => {
    const popup = await lookout.openPopup();
    await until('every row', async () => (await rows(popup).count()) === count);
    // Faces and what belongs to single rows come after the first paint.
    await popup.locator('#chip-people').waitFor();
    let last = '';
    await until('rows that stay as they are', async () => {
      const before = last;
      last = JSON.stringify(await rows(popup).allTextContents());
      await popup.waitForTimeout(500);
      return last === before;
    });
    return { said: await rows(popup).allTextContents(), unread: await unreadRows(popup).count() };
  };
  const cards = profile.database.stores.cards?.rows.length ?? 0;
  const said = await shown(cards);
  // In a pause, the entries that waited to be announced are dropped.
  const before = await until('the pause', async () => {
    const now = await stored();
    return now.stores.outbox?.length === 0 && JSON.stringify(now.stores.poller).includes('pausedAt') ? now : null;
  });
  expect(cardsOf(before)).toHaveLength(cards);
  await update('next');
  expect(await shown(cards)).toEqual(said);
  const { settings, stores } = await stored();
  const migrated = cardsOf(before).map((card) => ({ ...card, nextVersion: true }));
  expect(stores).toEqual({ ...before.stores, cards: migrated, nextVersion: [] });
  expect(settings).toEqual(before.settings);
});
