import { useRef, useState } from 'preact/hooks';
import { redirectAddress } from '@/components/options/account/identity';
import type { SectionProps } from '@/components/options/props';
import { useStanding } from '@/components/page/use-standing';
import { useText } from '@/components/page/use-text';
import { Icon } from '@/components/ui/icon';
import { ALERT, OUT } from '@/components/ui/icons';
import { COPY, DONE } from '@/components/ui/more-icons';
import { ProblemNote } from '@/components/ui/problem-note';
import { errorSentence } from '@/components/words/error-sentence';
import type { SendError } from '@/utils/messaging/send';
import { waitOf } from '@/utils/store/read/waiting';

const REGISTER_URL = 'https://developer.trakt.tv/apps/new';

/** The Client ID (v1: API key) by which Trakt knows the app. Folded away where the build brings one that works. */
export function ClientIdPanel({ env, settings, now, read, send, showToast }: SectionProps) {
  const text = useText();
  const v1 = env.protocol === 'v1';
  const own = settings.clientIds[env.apiOrigin];
  const status = own ? 'own' : env.clientId ? 'build' : 'none';
  const isRefused = waitOf(useStanding(read)?.budget, now)?.error.kind === 'key-refused' && status === 'build' && !v1;
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<SendError | null>(null);
  const [missing, setMissing] = useState(false);
  const address = useRef<HTMLElement>(null);

  const saveClientId = async (clientId: string | null) => {
    setError(null);
    setBusy(true);
    const reply = await send('setClientId', { clientId });
    setBusy(false);
    if (!reply.ok) return setError(reply.error);
    const forgotten = text(v1 ? 'account_forgotten_v1' : 'account_forgotten');
    showToast({ words: clientId === null ? forgotten : text('account_accepted') });
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const clientId = String(new FormData(form).get('client-id') ?? '').trim();
    setMissing(clientId === '');
    setError(null);
    if (clientId !== '' && !busy) void saveClientId(clientId);
  };
  const copy = () =>
    navigator.clipboard.writeText(redirectAddress()).then(
      () => showToast({ words: text('health_copied') }),
      // It is selected, for the person's own keys.
      () => {
        if (address.current) getSelection()?.selectAllChildren(address.current);
        showToast({ words: text('health_copy_failed'), bad: true });
      },
    );
  // Elsewhere, people are led to this field; here they have just filled it.
  const refusal = (found: SendError) => {
    const sentence = errorSentence(text, found, { now, v1 });
    return found.kind === 'key-refused' ? { ...sentence, next: text('account_refused_next') } : sentence;
  };
  const fields = (
    <>
      {isRefused && (
        <div class="note lamp">
          <Icon path={ALERT} />
          <p>{text('account_refused')}</p>
        </div>
      )}
      {status !== 'build' && (
        <div class={own ? 'note good' : 'note lamp'}>
          <Icon path={own ? DONE : ALERT} />
          <p>
            {own
              ? text(v1 ? 'account_own_v1' : 'account_own', masked(own))
              : text(v1 ? 'account_none_v1' : 'account_none')}
          </p>
          {own && (
            <button type="button" class="button" aria-disabled={busy} onClick={() => !busy && void saveClientId(null)}>
              {text('account_forget')}
            </button>
          )}
        </div>
      )}
      {!v1 && (
        <ol class="steps">
          <li>
            {text('account_how_1')}{' '}
            <a href={REGISTER_URL} target="_blank" rel="noopener noreferrer" class="out">
              {text('account_link')}
              <Icon path={OUT} size={14} />
            </a>
            <br />
            {text('account_how_2')}
            <span class="copied">
              <code dir="ltr" ref={address}>
                {redirectAddress()}
              </code>
              <button type="button" class="button" onClick={() => void copy()}>
                <Icon path={COPY} size={16} />
                {text('account_copy')}
              </button>
            </span>
          </li>
          <li>{text('account_how_3')}</li>
        </ol>
      )}
      <form onSubmit={submit} noValidate>
        <label for="client-id">
          {status === 'none'
            ? text(v1 ? 'account_field_v1' : 'account_field')
            : text(v1 ? 'account_field_own_v1' : 'account_field_own')}
        </label>
        <div class="add-line">
          <input
            class="field code"
            id="client-id"
            name="client-id"
            type="text"
            dir="ltr"
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            aria-invalid={error !== null || missing}
            aria-describedby="client-id-answer"
          />
          <button type="submit" class="button primary" aria-disabled={busy}>
            {text(busy ? 'account_checking' : 'account_save')}
          </button>
        </div>
        <div id="client-id-answer" aria-live="polite">
          {missing && <p class="note bad">{text(v1 ? 'account_empty_v1' : 'account_empty')}</p>}
          {error && <ProblemNote {...refusal(error)} />}
        </div>
      </form>
      <p class="hint">{text('account_origin', env.apiOrigin)}</p>
    </>
  );
  if (status === 'none') {
    return (
      <div class="panel form">
        <h2>{text(v1 ? 'account_field_v1' : 'account_field')}</h2>
        <p class="hint">{text(v1 ? 'account_intro_v1' : 'account_intro')}</p>
        {fields}
      </div>
    );
  }
  return (
    <details class="panel form" open={own !== undefined || isRefused}>
      <summary>
        <h2>{text(v1 ? 'account_advanced_v1' : 'account_advanced')}</h2>
      </summary>
      {fields}
    </details>
  );
}

/** Shows just enough of the Client ID to tell it from another one. */
function masked(clientId: string): string {
  return clientId.length > 12 ? `${clientId.slice(0, 4)}…${clientId.slice(-4)}` : clientId;
}
