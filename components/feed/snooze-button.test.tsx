// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { SnoozeButton } from '@/components/feed/snooze-button';
import { TextContext } from '@/components/page/use-text';
import { text } from '@/tests/builders/text';

const NOW = Date.UTC(2026, 10, 22, 20, 0);
const items = () => [...document.querySelectorAll<HTMLElement>('[role="menuitem"]')];

it('opens the options for any other time, and closes the popup', () => {
  vi.useFakeTimers();
  Object.assign(fakeBrowser, { extension: { getViews: () => [window] } });
  const opened = vi.spyOn(window, 'open').mockReturnValue(null);
  const closed = vi.spyOn(window, 'close').mockReturnValue(undefined);
  const onSnooze = vi.fn();
  act(() =>
    render(
      <TextContext.Provider value={text}>
        <SnoozeButton until={null} now={NOW} onSnooze={onSnooze} />
      </TextContext.Provider>,
      document.body,
    ),
  );
  act(() => document.querySelector('button')?.click());
  expect(items().map(({ textContent }) => textContent)).toEqual([
    '15 minutes',
    '1 hour',
    '3 hours',
    'Until tomorrow morning',
    'Choose a time…',
  ]);
  act(() => items().at(-1)?.click());
  expect(opened).toHaveBeenCalledExactlyOnceWith('/options.html#quiet', '_blank', 'noopener');
  // The tab opens before the popup closes.
  expect(closed).not.toHaveBeenCalled();
  vi.runAllTimers();
  expect(closed).toHaveBeenCalledOnce();
  expect(onSnooze).not.toHaveBeenCalled();
  vi.useRealTimers();
});
