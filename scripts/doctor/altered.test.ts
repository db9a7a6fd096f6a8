import { describe, expect, it } from 'vitest';
import { type Alteration, alter, EVERYWHERE, OLD_BACKEND } from '@/scripts/doctor/alterations';
import { start } from '@/scripts/doctor/test-doctor';
import { TRAKT_ENDPOINTS } from '@/utils/trakt/v2/endpoints';

type Started = ReturnType<typeof start>;

/** With one altered detail, the report names exactly that. */
async function expectNamed({ sandbox, report }: Started, [what, endpoint, check, change]: Alteration) {
  const { differences, code } = await report(alter(sandbox, endpoint, change));
  expect([...new Set(differences.map((each) => `${each.endpoint} ${each.check}`))]).toEqual([`${endpoint} ${check}`]);
  const fields: readonly string[] = check === 'fields' ? TRAKT_ENDPOINTS[endpoint].fields : [];
  if (what.endsWith('missing')) expect(differences.length).toBeGreaterThanOrEqual(Math.max(fields.length, 1));
  for (const { expected, came, means } of differences) {
    expect([expected, came, means].every((words) => words.length > 3)).toBe(true);
  }
  expect(code).toBe(1);
}

const table = (alterations: readonly Alteration[]) =>
  alterations.map((each) => [`${each[1]}: ${each[0]}`, each] as const);
/** One detail for each way to distinguish rows: the other dialects need not be tested with all of them. */
const SOME = ['history', 'watchlist', 'recent-comments'];

describe('one thing altered', () => {
  const started = start('mixed');
  it.each(table([...EVERYWHERE, ...OLD_BACKEND]))('%s', (_, each) => expectNamed(started, each));
});

describe.each(['rails', 'workers'] as const)('one thing altered where all is answered by %s', (dialect) => {
  const started = start(dialect);
  const some = EVERYWHERE.filter(([, endpoint, check]) => SOME.includes(endpoint) && check !== 'fields');
  const old = dialect === 'rails' ? OLD_BACKEND : [];
  it.each(table([...some, ...old]))('%s', (_, each) => expectNamed(started, each));
});
