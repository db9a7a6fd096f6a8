import { useMemo } from 'preact/hooks';
import { createAutosave } from '@/components/options/autosave';
import { OptionsView } from '@/components/options/options-view';
import { titleOf } from '@/components/options/sections';
import { sendChanges } from '@/components/options/send-changes';
import { useRoute } from '@/components/options/use-route';
import { useStreams } from '@/components/options/use-streams';
import type { StoreReader } from '@/components/page/connect-store';
import type { Followed } from '@/components/page/followed';
import { sendLater } from '@/components/page/send-later';
import { useFollowed } from '@/components/page/use-followed';
import { useNow } from '@/components/page/use-now';
import { useText } from '@/components/page/use-text';
import { useTheme } from '@/components/page/use-theme';
import { useToast } from '@/components/page/use-toast';
import { useUndoKey } from '@/components/page/use-undo-key';
import { errorSentence } from '@/components/words/error-sentence';
import type { SendError } from '@/utils/messaging/send';
import type { Signals } from '@/utils/messaging/signals';
import type { TraktServer } from '@/utils/server/build-env';
import type { Settings } from '@/utils/settings/settings';

interface OptionsProps {
  env: TraktServer;
  settings: Followed<Settings>;
  signals: Followed<Signals>;
  read: StoreReader;
}

export function Options({ env, settings: followedSettings, signals, read }: OptionsProps) {
  const text = useText();
  const now = useNow();
  const route = useRoute();
  const settings = useFollowed(followedSettings);
  useTheme(settings);
  const streams = useStreams(read, useFollowed(signals)?.revision);
  const { toast, changes, showToast, dismiss, undo, begin } = useToast();
  useUndoKey(changes.length > 0 ? undo : null);
  const send = useMemo(() => sendChanges(sendLater, begin), [begin]);
  if (!settings || !streams) return null;

  const failed = (error: SendError) => {
    const { what, next } = errorSentence(text, error, { now: Date.now(), v1: env.protocol === 'v1' });
    showToast({ words: `${what} ${next}`, bad: true });
  };
  const autosave = createAutosave(showToast, failed, {
    saved: text('options_saved'),
    undone: text('options_undone'),
    change: text(titleOf(route.section)),
  });
  const setPaused = (paused: boolean) => send('setPaused', { paused });
  return (
    <OptionsView
      {...route}
      env={env}
      settings={settings}
      streams={streams}
      now={now}
      read={read}
      send={send}
      showToast={showToast}
      autosave={autosave}
      failed={failed}
      toast={toast}
      changes={changes}
      onUndo={undo}
      onDismiss={dismiss}
      onResume={() =>
        void autosave(
          () => setPaused(false),
          () => setPaused(true),
        )
      }
    />
  );
}
