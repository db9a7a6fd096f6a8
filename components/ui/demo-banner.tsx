import { useEffect, useState } from 'preact/hooks';
import { sendLater } from '@/components/page/send-later';
import { useText } from '@/components/page/use-text';
import type { DemoPace } from '@/utils/messaging/protocol';
import type { SendError } from '@/utils/messaging/send';
import { ErrorNote } from './error-note';
import { Icon } from './icon';
import { EYE } from './icons';

/** Says that everything shown belongs to the demo; sets its pace, and ends it. The page then reloads by itself. */
export function DemoBanner({ now }: { now: number }) {
  const text = useText();
  const [pace, setPace] = useState<DemoPace | null>(null);
  const [ending, setEnding] = useState(false);
  const [error, setError] = useState<SendError | null>(null);
  const choose = async (wanted: DemoPace | null) => {
    const reply = await sendLater('demoPace', { pace: wanted });
    if (reply.ok) setPace(reply.pace);
    else if (wanted) setError(reply.error);
  };
  useEffect(() => void choose(null), []);
  const end = async () => {
    setEnding(true);
    const reply = await sendLater('endDemo');
    if (reply.ok) return;
    setEnding(false);
    setError(reply.error);
  };
  return (
    <section class="note lamp notice demo" aria-label={text('demo_title')}>
      <Icon path={EYE} />
      <div>
        <p>
          <strong>{text('demo_title')}</strong> {text('demo_body')}
        </p>
        <p class="note-tools">
          <button type="button" class="button" aria-disabled={ending} onClick={() => !ending && void end()}>
            {text(ending ? 'demo_ending' : 'demo_end')}
          </button>
          {pace && (
            <button type="button" class="button" onClick={() => void choose(pace === 'lively' ? 'calm' : 'lively')}>
              {text(pace === 'lively' ? 'demo_slower' : 'demo_faster')}
            </button>
          )}
        </p>
        {error && <ErrorNote error={error} now={now} v1={false} />}
      </div>
    </section>
  );
}
