import { expect, it } from 'vitest';
import { stage } from './harness/stage';
import { checkNow, firstCheck, notifyAlways, rows, someNotifications, unreadRows } from './harness/steps';
import { recordRaised } from './harness/worker-recorder';

it('notifies once of a reply to a review, links to it, and ignores a like that was taken back', async () => {
  const { lookout, sandbox } = await stage();
  const review = sandbox.world
    .eventsOf('mia')
    .find(({ action, parent }) => action === 'review' && parent === undefined);
  if (!review) throw new Error('Mia has written no review');
  sandbox.control.social({ user: 'anouk', action: 'like', comment: review.id });

  const options = await lookout.openOptions('sources');
  // Typed, because Firefox takes a field for changed only then.
  await options.getByLabel('Your Trakt username').pressSequentially('mia');
  await options.getByLabel('Your Trakt username').press('Enter');
  await options.getByRole('checkbox', { name: 'About you' }).click();
  await options.locator('[data-source-id="me"][data-state="ok"]').waitFor();
  await firstCheck(lookout);
  await notifyAlways(lookout);
  const recorder = await recordRaised(lookout);

  const popup = await lookout.openPopup();
  await rows(popup).first().waitFor();
  expect(await unreadRows(popup).count()).toBe(0);
  sandbox.control.social({ user: 'kofi', action: 'like', comment: review.id });
  sandbox.control.social({ user: 'kofi', action: 'unlike', comment: review.id });
  await checkNow(popup);
  expect(await recorder.raised()).toEqual([]);
  expect(await unreadRows(popup).count()).toBe(0);

  const { movie, show, season, episode } = review;
  sandbox.control.event({
    user: 'ben',
    action: 'shout',
    text: 'So true.',
    parent: review.id,
    ...(movie ? { movie } : { show: show ?? '' }),
    ...(season === undefined ? {} : { season }),
    ...(episode === undefined ? {} : { episode }),
  });
  await checkNow(popup);
  await unreadRows(popup).first().waitFor();
  const title = expect.stringMatching(/^Ben .* replied to your review of /);
  expect(await recorder.raised()).toEqual([expect.objectContaining({ title })]);
  expect(await someNotifications(lookout)).toHaveLength(1);
  expect(await unreadRows(popup).count()).toBe(1);
  expect(await unreadRows(popup).textContent()).toMatch(/Ben .* replied to your review of /);
  expect(await unreadRows(popup).locator('a.row-link').getAttribute('href')).toMatch(/\/comments\/\d+$/);

  await checkNow(popup);
  expect(await recorder.raised()).toHaveLength(1);
});
