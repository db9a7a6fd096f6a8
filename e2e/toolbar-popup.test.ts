import { expect, it } from 'vitest';
import type { NewEvent } from '@/sandbox/append-event';
import { createCast } from '@/sandbox/cast/cast';
import { command } from './harness/command';
import type { Lookout } from './harness/lookout';
import { stage } from './harness/stage';
import { firstCheck } from './harness/steps';
import { until } from './harness/until';

/** The popup as people see it in Firefox, which sizes it by its content; see `only`. */

async function pressed({ firefox }: Lookout) {
  const popup = await firefox?.pressButton();
  if (!popup) throw new Error('There is no toolbar button');
  expect(popup.area).toBe('nav-bar');
  expect(popup.sizes.length).toBeGreaterThan(0);
  return popup.sizes;
}

const widths = (sizes: { width: number }[]) => [...new Set(sizes.map(({ width }) => width))];

it('is 400 px wide from its first frame to its last while it is empty', async () => {
  const { lookout } = await stage();
  expect(widths(await pressed(lookout))).toEqual([400]);
});

it('is 400 px wide from its first frame to its last with the longest names and titles', async () => {
  const world = createCast({ now: Date.now() });
  Object.assign(world.shows[0] ?? {}, { title: `Wide ${'W'.repeat(10_000)}` });
  Object.assign(world.people.find(({ slug }) => slug === 'mia') ?? {}, { name: 'M'.repeat(200) });
  const { lookout, sandbox } = await stage({ world });
  await command(lookout.driver, 'addUser', { text: 'mia' });
  await firstCheck(lookout);
  const event = { user: 'mia', action: 'scrobble', show: world.shows[0]?.ids.slug, season: 1, episode: 1 };
  sandbox.control.event(event as NewEvent);
  await command(lookout.driver, 'checkNow');
  await until('the badge', async () => (await lookout.badge()) === '1');
  const sizes = await pressed(lookout);
  expect(widths(sizes)).toEqual([400]);
  expect(sizes.at(-1)?.height).toBeLessThanOrEqual(600);
});
