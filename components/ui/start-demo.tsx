import { useState } from 'preact/hooks';
import { sendLater } from '@/components/page/send-later';
import { useText } from '@/components/page/use-text';
import type { SendError } from '@/utils/messaging/send';
import { ErrorNote } from './error-note';

interface StartDemoProps {
  /** True where the page itself shows no feed: then a tab opens with it. */
  show: boolean;
  now: number;
}

/** Starts the demo with one click. The page then reloads by itself. */
export function StartDemo({ show, now }: StartDemoProps) {
  const text = useText();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<SendError | null>(null);
  const start = async () => {
    setBusy(true);
    const reply = await sendLater('startDemo', { show });
    setBusy(false);
    setError(reply.ok ? null : reply.error);
  };
  return (
    <>
      <button type="button" class="button start" aria-disabled={busy} onClick={() => !busy && void start()}>
        {text(busy ? 'demo_starting' : 'demo_start')}
      </button>
      <div aria-live="polite">{error && <ErrorNote error={error} now={now} v1={false} />}</div>
    </>
  );
}
