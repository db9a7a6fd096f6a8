import { useCallback, useMemo } from 'preact/hooks';
import type { StoreReader } from '@/components/hooks/open-reader';
import { sendChanges } from '@/components/hooks/send-changes';
import { sendLater } from '@/components/hooks/send-later';
import { createKeep } from '@/components/hooks/use-keep';
import { useLook } from '@/components/hooks/use-look';
import { useNow } from '@/components/hooks/use-now';
import { usePlace } from '@/components/hooks/use-place';
import { useSaved } from '@/components/hooks/use-saved';
import { useSettings } from '@/components/hooks/use-settings';
import { useSignals } from '@/components/hooks/use-signals';
import { useStreams } from '@/components/hooks/use-streams';
import { useText } from '@/components/hooks/use-text';
import { useToast } from '@/components/hooks/use-toast';
import { useUndoKey } from '@/components/hooks/use-undo-key';
import { OptionsView } from '@/components/options/options-view';
import { errorSentence } from '@/components/ui/error-sentence';
import type { SendError } from '@/utils/messaging/send';
import type { BuildEnv } from '@/utils/settings/build-env';

export function Options({ env, read }: { env: BuildEnv; read: StoreReader }) {
  const text = useText();
  const now = useNow();
  const place = usePlace();
  const settings = useSettings();
  useLook(settings);
  const streams = useStreams(read, useSignals()?.revision);
  const { toast, say: sayToast, dismiss } = useToast();
  const [saved, setSaved] = useSaved();
  useUndoKey(toast?.undo ?? saved?.undo);
  // What was done last is all that Undo stands for, from the moment it begins: there is one of it at a time.
  const forget = useCallback(() => {
    dismiss();
    setSaved(null);
  }, [dismiss, setSaved]);
  const send = useMemo(() => sendChanges(sendLater, forget), [forget]);
  if (!settings || !streams) return null;

  const say: typeof sayToast = (words) => {
    forget();
    sayToast(words);
  };
  const saySaved: typeof setSaved = (kept) => {
    dismiss();
    setSaved(kept);
  };

  const failed = (error: SendError) => {
    const { what, next } = errorSentence(text, error, { now: Date.now(), v1: env.protocol === 'v1' });
    say({ words: `${what} ${next}`, bad: true });
  };
  const keep = createKeep(saySaved, failed);
  const setPaused = (paused: boolean) => send('setPaused', { paused });
  return (
    <OptionsView
      {...place}
      env={env}
      settings={settings}
      streams={streams}
      now={now}
      read={read}
      send={send}
      say={say}
      keep={keep}
      failed={failed}
      toast={toast}
      saved={saved}
      onDismiss={dismiss}
      onResume={() =>
        void keep(
          () => setPaused(false),
          () => setPaused(true),
        )
      }
    />
  );
}
