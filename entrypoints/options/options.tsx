import type { StoreReader } from '@/components/hooks/open-reader';
import { sendLater } from '@/components/hooks/send-later';
import { useNow } from '@/components/hooks/use-now';
import { useSaved } from '@/components/hooks/use-saved';
import { useSection } from '@/components/hooks/use-section';
import { useSettings } from '@/components/hooks/use-settings';
import { useSignals } from '@/components/hooks/use-signals';
import { useStreams } from '@/components/hooks/use-streams';
import { useText } from '@/components/hooks/use-text';
import { useToast } from '@/components/hooks/use-toast';
import { OptionsView } from '@/components/options/options-view';
import { errorSentence } from '@/components/ui/error-sentence';
import type { SendError } from '@/utils/messaging/send';
import type { BuildEnv } from '@/utils/settings/build-env';

export function Options({ env, read }: { env: BuildEnv; read: StoreReader }) {
  const text = useText();
  const now = useNow();
  const section = useSection();
  const settings = useSettings();
  const streams = useStreams(read, useSignals()?.revision);
  const { toast, say, dismiss } = useToast();
  const [savedCount, saved] = useSaved();
  if (!settings || !streams) return null;

  const failed = (error: SendError) => {
    const { what, next } = errorSentence(text, error, { now: Date.now(), v1: env.protocol === 'v1' });
    say({ words: `${what} ${next}`, bad: true });
  };
  const resume = async () => {
    const reply = await sendLater('setPaused', { paused: false });
    if (reply.ok) saved();
    else failed(reply.error);
  };
  return (
    <OptionsView
      section={section}
      env={env}
      settings={settings}
      streams={streams}
      now={now}
      read={read}
      send={sendLater}
      say={say}
      saved={saved}
      failed={failed}
      toast={toast}
      savedCount={savedCount}
      onDismiss={dismiss}
      onResume={resume}
    />
  );
}
