import { useState } from 'preact/hooks';
import type { SectionProps } from '@/components/options/props';
import { useAccount } from '@/components/page/use-account';
import { useText } from '@/components/page/use-text';
import { ErrorNote } from '@/components/ui/error-note';
import { Icon } from '@/components/ui/icon';
import { ALERT } from '@/components/ui/icons';
import { DONE } from '@/components/ui/more-icons';
import { sha1Hex } from '@/utils/account/oauth/sha1';
import type { SendError } from '@/utils/messaging/send';
import { serverKey } from '@/utils/server/connection';

/** Protocol v1 has no tokens: every request carries the name and the SHA-1 of the password. */
export function LoginPanelV1({ env, now, send, showToast }: SectionProps) {
  const text = useText();
  const account = useAccount(serverKey(env));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<SendError | null>(null);
  const [missing, setMissing] = useState(false);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy) return;
    const form = event.currentTarget as HTMLFormElement;
    const data = new FormData(form);
    const username = String(data.get('username') ?? '').trim();
    const password = String(data.get('password') ?? '');
    setMissing(username === '' || password === '');
    setError(null);
    if (username === '' || password === '') return;
    setBusy(true);
    const reply = await send('signInV1', { username, sha1: await sha1Hex(password) });
    setBusy(false);
    // The field is the only place that has the password.
    form.reset();
    if (!reply.ok) return setError(reply.error);
    showToast({ words: text('signin_done', username) });
  };
  const leave = async () => {
    const reply = await send('signOut');
    if (!reply.ok) return setError(reply.error);
    showToast({ words: text('signin_out_done') });
  };
  if (account === undefined) return null;
  const isIn = account?.state === 'in';
  return (
    <div class="panel form">
      <h2>{text('signin_title')}</h2>
      {account ? (
        <div class={isIn ? 'note good' : 'note lamp'}>
          <Icon path={isIn ? DONE : ALERT} />
          <p>{text(isIn ? 'signin_as' : 'signin_ended', account.username)}</p>
          <button type="button" class="button" onClick={() => void leave()}>
            {text(isIn ? 'signin_out' : 'signin_forget')}
          </button>
        </div>
      ) : (
        <p class="hint">{text('signin_why_v1')}</p>
      )}
      {!env.apiOrigin.startsWith('https:') && (
        <p class="note lamp">
          <Icon path={ALERT} />
          {text('signin_insecure_v1')}
        </p>
      )}
      {!isIn && (
        <form onSubmit={(event) => void submit(event)} noValidate>
          <label for="v1-username">{text('signin_username')}</label>
          <input
            class="field"
            id="v1-username"
            name="username"
            type="text"
            dir="auto"
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            aria-describedby="v1-answer"
          />
          <label for="v1-password">{text('signin_password')}</label>
          <input
            class="field"
            id="v1-password"
            name="password"
            type="password"
            autocomplete="off"
            aria-describedby="v1-password-hint v1-answer"
          />
          <p class="hint" id="v1-password-hint">
            {text('signin_password_hint')}
          </p>
          <div class="actions">
            <button type="submit" class="button primary" aria-disabled={busy}>
              {text(busy ? 'signin_busy' : 'signin_enter')}
            </button>
          </div>
          <div id="v1-answer" aria-live="polite">
            {missing && <p class="note bad">{text('signin_empty')}</p>}
            {error?.kind === 'sign-in' && <p class="note bad">{text('signin_wrong_v1')}</p>}
            {error && error.kind !== 'sign-in' && <ErrorNote error={error} now={now} v1={true} />}
          </div>
        </form>
      )}
    </div>
  );
}
