import { starCommands } from '@/entrypoints/background/star-commands';
import { createSync } from '@/entrypoints/background/sync';
import { signInAt } from '@/tests/builders/sign-in';
import { commitRows } from '@/tests/builders/store';
import { FROZEN_SETTINGS } from '@/tests/frozen/frozen-settings';
import { frozenWorld, MIAS_REVIEW, START } from '@/tests/frozen/people';
import { type Lookout, startLookout } from '@/tests/lookout';
import { DAY, HOUR, MINUTE } from '@/utils/lib/time';
import { newestRelease, seenRelease } from '@/utils/settings/releases';
import { markRead } from '@/utils/store/read-marks';

// Everything happens at fixed times, however often Lookout looks at its clock: ids at Trakt contain them.

const DARK = { show: 'dark', season: 1 };
const SEVERANCE = { show: 'severance', season: 2 };

/** Sets the clock to a time of the story, ms after its start. */
function at({ pass, now }: Lookout, time: number): void {
  pass(START + time - now());
}

async function check(lookout: Lookout, time: number): Promise<void> {
  at(lookout, time);
  const checked = await lookout.services.check('now');
  if (!checked.ok) throw new Error(checked.error.reason);
}

/** Mia signs in, and the past is read: baseline, counters, the follow list. */
async function begin(): Promise<Lookout> {
  const lookout = await startLookout(FROZEN_SETTINGS, frozenWorld());
  const { account, credentials } = await signInAt(lookout.sandbox, lookout.now());
  const session = await lookout.services.session(await lookout.services.settings.read());
  await session.storeSignIn(account, credentials);
  await check(lookout, MINUTE);
  await check(lookout, 2 * HOUR);
  return lookout;
}

/** Everything that notifies, joins a card, or only reaches feed or badge. */
async function evening(lookout: Lookout): Promise<void> {
  const { event, social } = lookout.sandbox.control;
  event({ user: 'ben', action: 'scrobble', ...DARK, episode: 2 });
  event({ user: 'ben', action: 'rating', movie: 'past-lives-2023', rating: 9 });
  await check(lookout, 2.1 * HOUR);
  event({ user: 'ben', action: 'scrobble', ...DARK, episode: 3 });
  await check(lookout, 3 * HOUR);
  event({ user: 'ben', action: 'scrobble', ...DARK, episode: 4 });
  await check(lookout, 4 * HOUR);
  event({ user: 'jon-o', action: 'rating', movie: 'spirited-away-2001', rating: 10 });
  event({ user: 'jon-o', action: 'item_added', list: 'a-morgun', item: { movie: 'spirited-away-2001' } });
  event({ user: 'jon-o', action: 'rating', show: 'dark', type: 'season', season: 1, rating: 3 });
  event({ user: 'ben', action: 'shout', ...DARK, episode: 3, text: 'He is his own <uncle>. [spoiler]No.[/spoiler]' });
  event({ user: 'zofia', action: 'review', movie: 'past-lives-2023', text: 'word '.repeat(220), spoiler: true });
  event({ user: 'zofia', action: 'watchlist', show: 'severance', type: 'show' });
  social({ user: 'hugo', action: 'follow', other: 'mia' });
  social({ user: 'jon-o', action: 'like', comment: MIAS_REVIEW });
  social({ user: 'ben', action: 'react', comment: MIAS_REVIEW, reaction: 'bravo' });
  social({ user: 'ben', action: 'like_list', owner: 'mia', list: 'best' });
  event({ user: 'ada_mae', action: 'shout', show: 'dark', type: 'show', parent: MIAS_REVIEW, text: 'Yes.' });
  await check(lookout, 6 * HOUR);
  await check(lookout, 15 * HOUR);
  event({ user: 'ben', action: 'watching', ...SEVERANCE, episode: 1 });
  await check(lookout, 15.1 * HOUR);
}

/** A day later: counters have grown, notifications are refused, somebody has closed her profile. */
async function nextDay(lookout: Lookout): Promise<void> {
  const { event, changePerson } = lookout.sandbox.control;
  for (let episode = 1; episode < 5; episode += 1) event({ user: 'hugo', action: 'scrobble', ...SEVERANCE, episode });
  await check(lookout, 40 * HOUR);
  event({ user: 'ben', action: 'seen', movie: 'spirited-away-2001', happenedAt: START - 3 * DAY });
  event({ user: 'ben', action: 'seen', ...SEVERANCE, episodes: [2, 3, 4] });
  await check(lookout, 41 * HOUR);
  lookout.browser.permission = 'denied';
  event({ user: 'jon-o', action: 'checkin', movie: 'past-lives-2023' });
  await check(lookout, 50 * HOUR);
  lookout.browser.permission = 'granted';
  changePerson('ada_mae', { private: true });
  await check(lookout, 52 * HOUR);
}

/** What the person does, what waits for the end of a snooze, and what a check could not read. */
async function waits(lookout: Lookout): Promise<void> {
  const { event, fault } = lookout.sandbox.control;
  const db = await lookout.db();
  const ids = (await lookout.rows()).map(({ card }) => card.id);
  const { star } = starCommands(lookout.services);
  await star({ id: ids.at(-1) ?? '', starred: true });
  await star({ id: ids[2] ?? '', starred: true });
  await markRead(db, ids.slice(4, 8), lookout.now());
  // A gap follows from more rows than a file of the repository should hold.
  const gap = { since: START - 2 * DAY, url: 'https://app.trakt.tv/users/hugo/history' };
  await commitRows(db, [], { now: lookout.now(), stream: 'history:hugo', change: { gap } });
  at(lookout, 70 * HOUR);
  await lookout.services.settings.change((before) => ({ ...before, snoozeUntil: START + 75 * HOUR }));
  event({ user: 'ben', action: 'scrobble', ...SEVERANCE, episode: 5 });
  event({ user: 'ben', action: 'checkin', movie: 'past-lives-2023' });
  fault({ match: '/users/jon-o/watchlist', kind: 'status', status: 503 });
  fault({ match: '/users/ben/ratings', kind: 'wrong-json' });
  await check(lookout, 71 * HOUR);
  await createSync(lookout.services).setSync({ on: true });
  await seenRelease.write(newestRelease());
}

/** The end of the story, ms UTC. */
const END = START + 71 * HOUR + MINUTE;

/** Three days with Mia's friends, read by today's code, so that nearly everything it can store is there. */
export async function tellStory(): Promise<Lookout> {
  const lookout = await begin();
  await evening(lookout);
  await nextDay(lookout);
  await waits(lookout);
  lookout.sandbox.control.clearFaults();
  lookout.pass(END - lookout.now());
  return lookout;
}
