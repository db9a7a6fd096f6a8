import { useMemo, useRef } from 'preact/hooks';
import { createAutosave } from '@/components/options/autosave';
import { OptionsView } from '@/components/options/options-view';
import { titleOf } from '@/components/options/sections';
import { sendChanges } from '@/components/options/send-changes';
import { useRoute } from '@/components/options/use-route';
import { useStreams } from '@/components/options/use-streams';
import type { StoreReader } from '@/components/page/connect-store';
import type { Followed } from '@/components/page/followed';
import { sendLater } from '@/components/page/send-later';
import type { ToastContent } from '@/components/page/toasts';
import { useFollowed } from '@/components/page/use-followed';
import { useNow } from '@/components/page/use-now';
import { useText } from '@/components/page/use-text';
import { useTheme } from '@/components/page/use-theme';
import type { ToastHandle } from '@/components/page/use-toast';
import { ToastBar } from '@/components/ui/toast-bar';
import { errorSentence } from '@/components/words/error-sentence';
import { joinSentences } from '@/utils/lib/sentence-gap';
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
  const bar = useRef<Pick<ToastHandle, 'showToast' | 'begin'> | null>(null);
  const { showToast, send } = useMemo(
    () => ({
      showToast: (toast: ToastContent) => bar.current?.showToast(toast),
      send: sendChanges(sendLater, () => bar.current?.begin() ?? (() => {})),
    }),
    [],
  );
  if (!settings || !streams) return null;

  const failed = (error: SendError) => {
    const { what, next } = errorSentence(text, error, { now: Date.now(), v1: env.protocol === 'v1' });
    showToast({ words: joinSentences(what, next), bad: true });
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
      bar={<ToastBar handle={bar} />}
      onResume={() =>
        void autosave(
          () => setPaused(false),
          () => setPaused(true),
        )
      }
    />
  );
}
