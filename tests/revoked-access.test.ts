import { expect, it, vi } from 'vitest';
import { listen } from '@/entrypoints/background/lifecycle';
import { userSource } from '@/tests/builders/source';
import { startLookout } from '@/tests/lookout';

it('names revoked access to Trakt on the badge at once, and checks again once it is allowed', async () => {
  const lookout = await startLookout({ sources: [userSource('mia')] });
  listen(lookout.services);
  await lookout.services.check('now');
  const { toolbar } = lookout.browser;
  expect(toolbar.text).toBe('');
  const asked = lookout.sandbox.log.length;

  lookout.browser.access = false;
  lookout.browser.accessChanged();
  await vi.waitFor(() => expect(toolbar.text).toBe('!'));
  expect(toolbar.title).toContain('Access to Trakt is blocked');

  lookout.pass(10 * 60_000);
  lookout.browser.access = true;
  lookout.browser.accessChanged();
  await vi.waitFor(() => expect(toolbar.text).toBe(''));
  await vi.waitFor(() => expect(lookout.sandbox.log.length).toBeGreaterThan(asked));
});
