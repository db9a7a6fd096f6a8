import { useState } from 'preact/hooks';
import { askForIdentity } from '@/components/options/account/identity';
import type { Account, SignInProblem } from '@/utils/account/account';
import { openSignIn } from '@/utils/account/oauth/authorize';
import type { SendError, send } from '@/utils/messaging/send';
import type { TraktServer } from '@/utils/server/build-env';

type SignInFailure = { of: 'sign-in'; problem: SignInProblem } | { of: 'command'; error: SendError };

interface SignIn {
  busy: boolean;
  failure: SignInFailure | null;
  setFailure: (failure: SignInFailure | null) => void;
  /** By how much this computer's clock is ahead of Trakt's, ms; null if unknown. */
  clock: number | null;
  /** Opens Trakt's sign-in window. To be called in a click handler. */
  enter: () => Promise<void>;
}

/** Signs in at Trakt in the browser's own window. */
export function useSignIn(env: TraktServer, ask: typeof send, onDone: (account: Account) => void): SignIn {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<SignInFailure | null>(null);
  const [clock, setClock] = useState<number | null>(null);
  const enter = async () => {
    const { authOrigin, clientId } = env;
    setFailure(null);
    setClock(null);
    if (clientId === null) return setFailure({ of: 'command', error: { kind: 'no-client-id' } });
    setBusy(true);
    const identity = await askForIdentity().catch(() => null);
    if (!identity) {
      setBusy(false);
      return setFailure({ of: 'sign-in', problem: { kind: 'cancelled' } });
    }
    const reply = await ask('signIn', await openSignIn({ authOrigin, clientId, identity }));
    setBusy(false);
    if (!reply.ok) return setFailure({ of: 'command', error: reply.error });
    if (reply.signIn.kind === 'failed') return setFailure({ of: 'sign-in', problem: reply.signIn.problem });
    setClock(reply.signIn.clockAhead);
    onDone(reply.signIn.account);
  };
  return { busy, failure, setFailure, clock, enter };
}
