import { useState } from 'preact/hooks';
import { useSignIn } from '@/components/options/account/use-sign-in';
import type { SectionProps } from '@/components/options/props';
import { useAccount } from '@/components/page/use-account';
import { useText } from '@/components/page/use-text';
import { ErrorNote } from '@/components/ui/error-note';
import { Icon } from '@/components/ui/icon';
import { ALERT, OUT } from '@/components/ui/icons';
import { DONE } from '@/components/ui/more-icons';
import { ProblemNote } from '@/components/ui/problem-note';
import type { Account } from '@/utils/account/account';
import { serverKey } from '@/utils/server/connection';
import { DevicePanel } from './device-panel';
import { clockSentence, signInSentence } from './sign-in-words';
import { SignOutEffects } from './sign-out-effects';

/** Trakt's list of connected apps. Other servers' addresses for it are unknown. */
const CONNECTED_APPS_URL = 'https://app.trakt.tv/settings/apps';
const isTrakt = (authOrigin: string) => new URL(authOrigin).hostname.endsWith('.trakt.tv');

/** Sign-in at Trakt in the browser's own window, and sign-out. */
export function SignInPanel({ env, settings, streams, now, send, showToast }: SectionProps) {
  const text = useText();
  const account = useAccount(serverKey(env));
  const arrived = (known: Account) => {
    setFailure(null);
    showToast({ words: text('signin_done', nameOf(known)) });
  };
  const { busy: entering, failure, setFailure, clock, enter: signIn } = useSignIn(env, send, arrived);
  const [leaving, setLeaving] = useState(false);
  const [left, setLeft] = useState(false);
  const busy = entering || leaving;
  const enter = () => {
    setLeft(false);
    return signIn();
  };
  const leave = async () => {
    setFailure(null);
    setLeaving(true);
    const reply = await send('signOut');
    setLeaving(false);
    if (!reply.ok) return setFailure({ of: 'command', error: reply.error });
    setLeft(!reply.revoked);
    showToast({ words: text('signin_out_done') });
  };
  if (account === undefined) return null;
  const off = clockSentence(text, clock);

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
