import { useState } from 'preact/hooks';
import { askForIdentity } from '@/components/options/account/identity';
import type { SectionProps } from '@/components/options/props';
import { useAccount } from '@/components/page/use-account';
import { useText } from '@/components/page/use-text';
import { ErrorNote } from '@/components/ui/error-note';
import { Icon } from '@/components/ui/icon';
import { ALERT, OUT } from '@/components/ui/icons';
import { DONE } from '@/components/ui/more-icons';
import { ProblemNote } from '@/components/ui/problem-note';
import type { Account, SignInProblem } from '@/utils/account/account';
import { openSignIn } from '@/utils/account/oauth/authorize';
import type { SendError } from '@/utils/messaging/send';
import { serverKey } from '@/utils/server/connection';
import { DevicePanel } from './device-panel';
import { clockSentence, signInSentence } from './sign-in-words';
import { SignOutEffects } from './sign-out-effects';

/** Trakt's list of connected apps. Other servers' addresses for it are unknown. */
const CONNECTED_APPS_URL = 'https://app.trakt.tv/settings/apps';
const isTrakt = (authOrigin: string) => new URL(authOrigin).hostname.endsWith('.trakt.tv');

type SignInFailure = { of: 'sign-in'; problem: SignInProblem } | { of: 'command'; error: SendError };

/** Sign-in at Trakt in the browser's own window, and sign-out. */
export function SignInPanel({ env, settings, streams, now, send, showToast }: SectionProps) {
  const text = useText();
  const account = useAccount(serverKey(env));
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<SignInFailure | null>(null);
  const [clock, setClock] = useState<number | null>(null);
  const [left, setLeft] = useState(false);

  const enter = async () => {
    const { authOrigin, clientId } = env;
    setFailure(null);
    setClock(null);
    setLeft(false);
    if (clientId === null) return setFailure({ of: 'command', error: { kind: 'no-client-id' } });
    setBusy(true);
    const identity = await askForIdentity().catch(() => null);
    if (!identity) {
      setBusy(false);
      return setFailure({ of: 'sign-in', problem: { kind: 'cancelled' } });
    }
    const reply = await send('signIn', await openSignIn({ authOrigin, clientId, identity }));
    setBusy(false);
    if (!reply.ok) return setFailure({ of: 'command', error: reply.error });
    if (reply.signIn.kind === 'failed') return setFailure({ of: 'sign-in', problem: reply.signIn.problem });
    setClock(reply.signIn.clockAhead);
    showToast({ words: text('signin_done', nameOf(reply.signIn.account)) });
  };
  const leave = async () => {
    setFailure(null);
    setBusy(true);
    const reply = await send('signOut');
    setBusy(false);
    if (!reply.ok) return setFailure({ of: 'command', error: reply.error });
    setLeft(!reply.revoked);
    showToast({ words: text('signin_out_done') });
  };
  if (account === undefined) return null;
  const off = clockSentence(text, clock);

  const arrived = (known: Account) => {
    setFailure(null);
    showToast({ words: text('signin_done', nameOf(known)) });
  };

  return (
    <>
      <div class="panel form">
        <h2>{text('signin_title')}</h2>
        <Status account={account} />
        <div class="actions">
          {account?.state !== 'in' && (
            <button type="button" class="button primary" aria-disabled={busy} onClick={() => !busy && void enter()}>
              {text(busy ? 'signin_busy' : account ? 'signin_again' : 'signin_enter')}
            </button>
          )}
          {account && (
            <button type="button" class="button" aria-disabled={busy} onClick={() => !busy && void leave()}>
              {text(account.state === 'in' ? 'signin_out' : 'signin_forget')}
            </button>
          )}
        </div>
        {account?.state === 'in' && <SignOutEffects settings={settings} streams={streams} />}
        <div aria-live="polite">
          {failure?.of === 'command' && <ErrorNote error={failure.error} now={now} v1={false} />}
          {failure?.of === 'sign-in' && <ProblemNote {...signInSentence(text, failure.problem)} />}
          {off && (
            <p class="note lamp">
              <Icon path={ALERT} />
              {off}
            </p>
          )}
          {left && (
            <div class="note lamp">
              <Icon path={ALERT} />
              <p>
                {text('signin_left')}{' '}
                {isTrakt(env.authOrigin) && (
                  <a href={CONNECTED_APPS_URL} target="_blank" rel="noopener noreferrer" class="out">
                    {text('signin_connected')}
                    <Icon path={OUT} size={14} />
                  </a>
                )}
              </p>
            </div>
          )}
        </div>
      </div>
      {account?.state !== 'in' && env.clientId !== null && (
        <DevicePanel key={serverKey(env) + env.clientId} now={now} send={send} onDone={arrived} />
      )}
    </>
  );
}

function Status({ account }: { account: Account | null }) {
  const text = useText();
  if (!account) return <p class="hint">{text('signin_why')}</p>;
  const isIn = account.state === 'in';
  return (
    <div class={isIn ? 'note good' : 'note lamp'}>
      <Icon path={isIn ? DONE : ALERT} />
      <p>{text(isIn ? 'signin_as' : 'signin_ended', nameOf(account))}</p>
    </div>
  );
}

const nameOf = ({ name, username }: Account) => name || username;
