import { useState } from 'preact/hooks';
import type { ToastContent } from '@/components/page/toasts';
import { useAccount } from '@/components/page/use-account';
import { useText } from '@/components/page/use-text';
import { ErrorNote } from '@/components/ui/error-note';
import type { FoundPerson } from '@/utils/messaging/protocol';
import type { SendError, send } from '@/utils/messaging/send';
import type { Source } from '@/utils/sources/source';

interface AddFollowingProps {
  send: typeof send;
  showToast: (toast: ToastContent) => void;
  now: number;
  /** Key of the server to which the sign-in belongs, see `serverKey`. */
  server: string;
  sources: readonly Source[];
  /** Called with the people to add as sources of their own. */
  onPeople: (people: FoundPerson[]) => void;
}

/** Adds everyone the person follows as one source, or some of them as sources of their own. */
export function AddFollowing({ send, showToast, now, server, sources, onPeople }: AddFollowingProps) {
  const text = useText();
  const account = useAccount(server);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<SendError | null>(null);
  const [none, setNone] = useState(false);
  const watched = sources.some(({ kind }) => kind === 'following');

  const add = async () => {
    setBusy(true);
    setError(null);
    const reply = await send('addFollowing');
    setBusy(false);
    if (!reply.ok) return setError(reply.error);
    const { id } = reply.source;
    showToast({
      words: text.plural('following_added', reply.people),
      undo: () => void send('removeSource', { id }),
    });
  };
  const list = async (circle: 'following' | 'friends') => {
    setBusy(true);
    setError(null);
    const reply = await send('people', { circle });
    setBusy(false);
    if (!reply.ok) return setError(reply.error);
    setNone(reply.people.length === 0);
    if (reply.people.length > 0) onPeople(reply.people);
  };
  if (account === undefined) return null;
  if (account?.state !== 'in') {
    return (
      <p class="note">
        <span>
          {text('following_sign_in')} <a href="#account">{text('following_to_account')}</a>
        </span>
      </p>
    );
  }
  return (
    <div class="add-form">
      <p class="hint">{text(watched ? 'following_there' : 'following_hint')}</p>
      <div class="actions">
        {!watched && (
          <button type="button" class="button primary" aria-disabled={busy} onClick={() => !busy && void add()}>
            {text('following_add')}
          </button>
        )}
        <button type="button" class="button" aria-disabled={busy} onClick={() => !busy && void list('following')}>
          {text('following_list')}
        </button>
        <button type="button" class="button" aria-disabled={busy} onClick={() => !busy && void list('friends')}>
          {text('following_friends')}
        </button>
      </div>
      <div aria-live="polite">
        {none && <p class="note">{text('following_nobody')}</p>}
        {error && <ErrorNote error={error} now={now} v1={false} />}
      </div>
    </div>
  );
}
