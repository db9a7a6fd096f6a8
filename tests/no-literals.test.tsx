// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { FeedApp } from '@/components/feed/feed-app';
import { OptionsView } from '@/components/options/options-view';
import { SECTIONS, type ViewId } from '@/components/options/sections';
import type { StoreReader } from '@/components/page/connect-store';
import { TextContext } from '@/components/page/use-text';
import { sampleRows, sampleSpoilers } from '@/components/sample/sample-world';
import { RecentChanges } from '@/components/ui/recent-changes';
import { Toast } from '@/components/ui/toast';
import { messagesFile } from '@/scripts/languages/locale-files';
import { PLAIN_WORDS, UNITS, wordsIn } from '@/scripts/languages/plain-words';
import { PSEUDO_LANGUAGE, pseudoMessages } from '@/scripts/languages/pseudo';
import { STORIES, type Story } from '@/scripts/stories/stories';
import { fullFeed, NOW, SETTINGS, STREAMS } from '@/scripts/stories/world';
import { feedStart } from '@/tests/builders/feed-start';
import { emptyStore } from '@/tests/builders/store';
import { fakeExtension } from '@/tests/fake-extension';
import { readMessages } from '@/utils/lib/messages-file';
import { createText } from '@/utils/lib/text';
import type { send } from '@/utils/messaging/send';
import type { Settings } from '@/utils/settings/settings';
import { SETTINGS_KEY } from '@/utils/settings/settings';
import type { Card, StreamState } from '@/utils/store/schema';

const text = createText(readMessages(pseudoMessages(messagesFile('en'))), PSEUDO_LANGUAGE);
const env = (protocol: 'v1' | 'v2') => ({
  protocol,
  apiOrigin: 'https://api.trakt.tv',
  authOrigin: 'https://auth.trakt.tv',
  clientId: null,
});

beforeEach(() => {
  fakeExtension();
});
afterEach(() => act(() => render(null, document.body)));

/** Opens what a story opens: menus, dialogs, panels. */
async function carryOut(steps: Story['act'] = []): Promise<void> {
  for (const [what, selector, value = ''] of steps) {
    const element = document.querySelector<HTMLInputElement>(selector);
    await act(async () => {
      if (what === 'click') element?.click();
      if (what === 'press') document.body.dispatchEvent(new KeyboardEvent('keydown', { key: value, bubbles: true }));
      if (what !== 'fill' || !element) return;
      element.value = value;
      element.dispatchEvent(new Event('input', { bubbles: true }));
    });
  }
}

/** Words on the page that come from no message and are no data. */
function left(...data: unknown[]): string[] {
  const known = [...wordsIn(...data, env('v2'), sampleRows(0), sampleSpoilers()), ...UNITS];
  return new Function(`return ${PLAIN_WORDS}`)()(known) as string[];
}

async function storeOf(cards: readonly Card[]): Promise<StoreReader> {
  const db = await emptyStore();
  for (const card of cards) await db.put('cards', card);
  return async (read) => ({ ok: true, value: await read(db) });
}

interface World {
  settings?: Partial<Settings> | undefined;
  streams?: readonly StreamState[] | undefined;
  replies?: Record<string, unknown> | undefined;
  protocol?: 'v1' | 'v2' | undefined;
}

async function showOptions(
  section: ViewId,
  detail: string,
  { settings, streams, replies = {}, protocol = 'v2' }: World,
) {
  const answer = (async (command: string) =>
    replies[command] ?? { ok: false, error: { kind: 'no-answer' } }) as typeof send;
  const read = await storeOf([]);
  await act(async () =>
    render(
      <TextContext.Provider value={text}>
        <OptionsView
          section={section}
          detail={detail}
          env={env(protocol)}
          settings={{ ...SETTINGS, ...settings }}
          streams={streams ?? STREAMS}
          now={NOW}
          read={read}
          send={answer}
          showToast={() => {}}
          autosave={async () => true}
          failed={() => {}}
          bar={
            <>
              <Toast toast={{ id: 1, words: '', saved: true, undo: () => {} }} onUndo={() => {}} onDismiss={() => {}} />
              <RecentChanges changes={[{ id: 1, words: '', at: 0, undo: () => {} }]} onUndo={() => {}} />
            </>
          }
          onResume={() => {}}
        />
      </TextContext.Provider>,
      document.body,
    ),
  );
}

const optionsStories = STORIES.filter(({ page }) => page.startsWith('options'));

describe('every word on screen comes from a message', () => {
  it.each(SECTIONS.map(({ id }) => id))('options: %s', async (section) => {
    for (const protocol of ['v2', 'v1'] as const) {
      await showOptions(section, '', { protocol });
      expect(document.body.textContent).toContain('⟦');
      expect(left(SETTINGS, STREAMS)).toEqual([]);
    }
  });

  it.each(optionsStories.map((story) => [story.name, story] as const))('%s', async (_, story) => {
    const [, hash = ''] = story.page.split('#');
    const [section = 'sources', detail = ''] = hash.split('/');
    await showOptions(section as ViewId, decodeURIComponent(detail), story);
    await vi.waitFor(() => expect(document.querySelector('main')?.textContent).toContain('⟦'));
    await carryOut(story.act);
    expect(left(SETTINGS, STREAMS, story)).toEqual([]);
  });

  it.each(STORIES.filter(({ page }) => page === 'popup.html').map((story) => [story.name, story] as const))(
    '%s',
    async (_, story) => {
      const settings = { ...SETTINGS, ...story.settings };
      await fakeBrowser.storage.local.set({ [SETTINGS_KEY]: settings });
      const cards = story.cards ?? [];
      const start = feedStart(env('v2'), await storeOf(cards));
      await act(async () =>
        render(
          <TextContext.Provider value={text}>
            <FeedApp start={start} page="popup" />
          </TextContext.Provider>,
          document.body,
        ),
      );
      await act(async () => {
        await vi.waitFor(() => expect(document.querySelector('main')?.textContent).toContain('⟦'));
      });
      if (cards.length > 0) await vi.waitFor(() => expect(document.querySelector('[role=article]')).not.toBeNull());
      await carryOut(story.act);
      expect(left(settings, STREAMS, story, fullFeed())).toEqual([]);
    },
  );
});
