import { useSyncStatus } from '@/components/options/data/use-sync-status';
import type { SectionProps } from '@/components/options/props';
import { useText } from '@/components/page/use-text';
import { Icon } from '@/components/ui/icon';
import { ALERT } from '@/components/ui/icons';
import { DONE } from '@/components/ui/more-icons';
import { syncWords } from './sync-words';

/** Switches the sharing of settings between one's own browsers, and shows its state. */
export function SyncPanel({ now, send, showToast, failed }: SectionProps) {
  const text = useText();
  const status = useSyncStatus();
  if (!status) return null;
  const { on, problem } = status;
  const set = async (data: { on: boolean; forget?: boolean }, done?: string) => {
    const reply = await send('setSync', data);
    if (!reply.ok) failed(reply.error);
    else if (done) showToast({ words: done });
  };
  return (
    <div class="panel form">
      <div class="pair">
        <div>
          <h2>
            <label for="sync">{text('sync_title')}</label>
          </h2>
          <p class="hint" id="sync-hint">
            {text('sync_hint')}
          </p>
        </div>
        <input
          class="switch"
          id="sync"
          type="checkbox"
          aria-describedby="sync-hint sync-state"
          checked={on}
          onChange={({ currentTarget }) => void set({ on: currentTarget.checked })}
        />
      </div>
      <div id="sync-state" role="status" class="answer">
        {on && (
          <div class={problem ? 'note lamp' : 'note good'}>
            <Icon path={problem ? ALERT : DONE} />
            <p>{syncWords(text, status, now)}</p>
          </div>
        )}
      </div>
      <div class="pair">
        <p class="hint" id="sync-forget-hint">
          {text('sync_forget_hint')}
        </p>
        <button
          type="button"
          class="button"
          aria-describedby="sync-forget-hint"
          onClick={() => void set({ on: false, forget: true }, text('sync_forgotten'))}
        >
          {text('sync_forget')}
        </button>
      </div>
    </div>
  );
}
