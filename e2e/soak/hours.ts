import { expect, inject, it, onTestFinished } from 'vitest';
import { lane } from '@/e2e/harness/lane';
import { listedActivities } from '@/e2e/harness/listed-activities';
import { importSettings } from '@/e2e/harness/steps';
import { until } from '@/e2e/harness/until';
import { createSandbox } from '@/sandbox/app';
import { createRandom } from '@/sandbox/random';
import { HOUR, MINUTE } from '@/utils/lib/time';
import { isSummaryId } from '@/utils/notify/summary-id';
import { recordCreated } from './created';
import { createWitness } from './evidence';
import { endFaults } from './faults';
import { KINDS, PEOPLE, SETTINGS, soakWorld } from './people';
import { countRequests, problemsOf, type SoakReport, tableOf } from './report';
import { openSoaked } from './soaked';
import { createTicks, TICK_MS } from './ticks';
import { judgeSoak } from './verdict';

const HOURS = Number(process.env.SOAK_HOURS ?? 1);
const SEED = Number(process.env.KILL_SEED ?? 1);
/** More than any run makes happen. */
const MOVIES = Math.ceil((HOURS * HOUR) / TICK_MS) * 4;
/** How long the last activities may take: Trakt may have asked for a wait of a quarter of an hour. */
const MAX_END_MS = 20 * MINUTE;

it(`loses nothing and notifies of nothing twice in ${HOURS} hours with a fault about every ten seconds`, {
  retry: 0,
  timeout: HOURS * HOUR + 2 * MAX_END_MS,
}, async () => {
  const { executable } = inject('run');
  const browser = inject('browser');
  const { port, builds } = lane();
  const sandbox = createSandbox({ world: soakWorld(MOVIES), now: Date.now });
  const created = await recordCreated(createRandom(SEED));
  onTestFinished(created.close);
  const soaked = await openSoaked({ browser, executable, build: builds.v2, sandbox, port, created });
  onTestFinished(soaked.close);
  await importSettings(soaked.lookout, SETTINGS);
  await soaked.installed();

  const witness = createWitness(created.shown);
  const random = createRandom(SEED);
  const ticks = createTicks(soaked, witness, random);
  const ends = Date.now() + HOURS * HOUR;
  while (Date.now() < ends) await ticks.next();

  endFaults(sandbox);
  const sent = [...ticks.sent(), ...sandbox.log];
  sandbox.control.clearRequests();
  sandbox.control.rateLimit({ limit: 1e9 });
  const expected = await listedActivities(soaked.sandbox, PEOPLE, KINDS, MOVIES);
  const feed = new Set<string>();
  const isDone = async () => {
    const found = await witness.look(soaked.lookout, 1e9);
    for (const { members } of found?.cards ?? []) for (const { id } of members) feed.add(id);
    return found?.outbox.length === 0 && expected.every((id) => feed.has(id));
  };
  const checkAgain = async () => {
    await soaked.lookout.fireAlarm();
    return until('the end of the check', isDone, TICK_MS).catch(() => false);
  };
  await until('all to be read and announced', checkAgain, MAX_END_MS).catch(() => {});
  await ticks.measure();

  const { asked, shown } = created;
  const summaries = asked.filter(({ id }) => isSummaryId(id)).length;
  const report: SoakReport = {
    browser,
    hours: HOURS,
    seed: SEED,
    events: expected.length,
    notifications: { all: asked.length, summaries },
    ...ticks.report(),
    kills: soaked.kills,
    requests: countRequests(sent),
    lostStores: witness.losses,
    verdict: judgeSoak({ expected, feed, asked, shown, kills: soaked.kills, ...witness }),
  };
  console.log(JSON.stringify(report, null, 1));
  console.log(`\n${tableOf(report)}\n`);
  expect(expected.length).toBeGreaterThan(0);
  expect(problemsOf(report)).toEqual([]);
});
