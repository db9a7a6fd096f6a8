import { useState } from 'preact/hooks';
import { askForHost } from '@/components/options/account/identity';
import type { SectionProps } from '@/components/options/props';
import { useText } from '@/components/page/use-text';
import { ErrorNote } from '@/components/ui/error-note';
import { Icon } from '@/components/ui/icon';
import { ALERT } from '@/components/ui/icons';
import type { SendError } from '@/utils/messaging/send';
import type { ChosenServer } from '@/utils/server/connection';
import { parseServer } from '@/utils/server/parse-server';
import { isPrivateHost } from '@/utils/server/private-host';

/** Chooses the server: Trakt, or a server of one's own that speaks protocol v1 or v2. */
export function ServerPanel({ env, settings, now, send }: SectionProps) {
  const text = useText();
  const [protocol, setProtocol] = useState<ChosenServer['protocol']>(env.protocol);
  const [typed, setTyped] = useState(env.apiOrigin);
  const [wrong, setWrong] = useState<'address' | 'insecure' | 'permission' | null>(null);
  const [error, setError] = useState<SendError | null>(null);
  const wanted = parseServer(protocol, typed);
  const isInsecure = wanted?.origin.startsWith('http:') ?? false;

  /** After a change of server the page reloads itself, because it shows another store. */
  const choose = async (server: ChosenServer | null) => {
    setError(null);
    setWrong(null);
    if (server && !(await askForHost(server.origin).catch(() => false))) return setWrong('permission');
    const reply = await send('setServer', { server });
    if (!reply.ok) setError(reply.error);
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!wanted) setWrong('address');
    else if (isInsecure && !isPrivateHost(new URL(wanted.origin).hostname)) setWrong('insecure');
    else void choose(wanted);
  };
  return (
    <details class="panel form" open={settings.server !== null}>
      <summary>
        <h2>{text('server_title')}</h2>
      </summary>
      <p class="hint">{text('server_hint')}</p>
      <form onSubmit={submit} noValidate>
        <label for="server-protocol">{text('server_protocol')}</label>
        <select
          class="field"
          id="server-protocol"
          value={protocol}
          onChange={({ currentTarget }) => setProtocol(currentTarget.value as ChosenServer['protocol'])}
        >
          <option value="v2">{text('server_v2')}</option>
          <option value="v1">{text('server_v1')}</option>
        </select>
        <label for="server-origin">{text('server_origin')}</label>
        <input
          class="field code"
          id="server-origin"
          type="url"
          dir="ltr"
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          value={typed}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          aria-invalid={wrong === 'address' || wrong === 'insecure'}
          aria-describedby="server-answer"
        />
        {isInsecure && (
          <p class="note lamp">
            <Icon path={ALERT} />
            {text('server_insecure')}
          </p>
        )}
        <div class="actions">
          <button type="submit" class="button">
            {text('server_use')}
          </button>
          {settings.server && (
            <button type="button" class="button" onClick={() => void choose(null)}>
              {text('server_back')}
            </button>
          )}
        </div>
        <div id="server-answer" aria-live="polite">
          {wrong === 'address' && <p class="note bad">{text('server_no_address')}</p>}
          {wrong === 'insecure' && <p class="note bad">{text('server_needs_https')}</p>}
          {wrong === 'permission' && <p class="note bad">{text('server_no_permission')}</p>}
          {error && <ErrorNote error={error} now={now} v1={protocol === 'v1'} />}
        </div>
      </form>
    </details>
  );
}
