import { useRef } from 'preact/hooks';
import { useAddUser } from '@/components/options/sources/use-add-user';
import type { ToastContent } from '@/components/page/toasts';
import { useText } from '@/components/page/use-text';
import { Avatar } from '@/components/ui/avatar';
import { ErrorNote } from '@/components/ui/error-note';
import { Icon } from '@/components/ui/icon';
import { LOCK } from '@/components/ui/more-icons';
import type { send } from '@/utils/messaging/send';

interface AddUserProps {
  send: typeof send;
  showToast: (toast: ToastContent) => void;
  now: number;
  v1: boolean;
}

/** Looks a user up at Trakt, shows the result, and adds it. */
export function AddUser({ send, showToast, now, v1 }: AddUserProps) {
  const text = useText();
  const input = useRef<HTMLInputElement>(null);
  const { state, lookUp, add, reset } = useAddUser(send, v1, (name) => {
    showToast({ words: text('sources_added', name) });
    if (!input.current) return;
    input.current.value = '';
    input.current.focus();
  });
  const busy = state.kind === 'looking' || state.kind === 'adding';
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    if (!busy) void lookUp(String(new FormData(form).get('user') ?? ''));
  };
  return (
    <form class="add-form" onSubmit={submit} noValidate>
      <label for="user">{text('sources_field')}</label>
      <div class="add-line">
        <input
          class="field"
          id="user"
          ref={input}
          name="user"
          type="text"
          dir="auto"
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          placeholder={text('sources_placeholder')}
          aria-invalid={state.kind === 'failed'}
          aria-describedby="user-answer"
          onInput={reset}
        />
        <button type="submit" class="button primary" aria-disabled={busy}>
          {text(state.kind === 'looking' ? 'sources_looking' : 'sources_look_up')}
        </button>
      </div>
      <div id="user-answer" aria-live="polite">
        {state.kind === 'failed' && <ErrorNote error={state.error} now={now} v1={v1} />}
        {(state.kind === 'found' || state.kind === 'adding') && (
          <div class="found">
            <Avatar name={state.user.name || state.user.username} seed={state.user.slug} picture={state.user.avatar} />
            <div class="found-who">
              <p class="found-name">
                <bdi>{state.user.name || state.user.username}</bdi> <span class="source-slug">{state.user.slug}</span>
              </p>
              {state.user.private ? (
                <p class="found-private">
                  <Icon path={LOCK} size={14} />
                  {text('sources_found_private')}
                </p>
              ) : (
                <p>{text('sources_found_public')}</p>
              )}
            </div>
            <button
              type="button"
              class="button primary"
              aria-disabled={state.kind === 'adding'}
              onClick={() => state.kind === 'found' && void add(state.user)}
            >
              {text('sources_watch', state.user.name || state.user.username)}
            </button>
          </div>
        )}
      </div>
    </form>
  );
}
