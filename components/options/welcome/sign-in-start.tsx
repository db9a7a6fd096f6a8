import { signInSentence } from '@/components/options/account/sign-in-words';
import { useSignIn } from '@/components/options/account/use-sign-in';
import type { SectionProps } from '@/components/options/props';
import { PickFollowing } from '@/components/options/sources/pick-following';
import { useAccount } from '@/components/page/use-account';
import { useText } from '@/components/page/use-text';
import { ErrorNote } from '@/components/ui/error-note';
import { ProblemNote } from '@/components/ui/problem-note';
import { serverKey } from '@/utils/server/connection';

/** Welcome's shortest way to a full feed: sign in, then choose among the people one follows. */
export function SignInStart({ env, settings, send, showToast, read, now }: SectionProps) {
  const text = useText();
  const account = useAccount(serverKey(env));
  const { busy, failure, enter } = useSignIn(env, send, ({ name, username }) =>
    showToast({ words: text('signin_done', name || username) }),
  );
  if (account?.state === 'in') {
    return (
      <div class="start-way wide">
        <h3>{text('sources_add_following')}</h3>
        <PickFollowing send={send} showToast={showToast} read={read} now={now} sources={settings.sources} />
      </div>
    );
  }
  return (
    <div class="start-way">
      <h3>{text('start_sign_in')}</h3>
      <p class="hint">{text('start_sign_in_hint')}</p>
      <button type="button" class="button primary start" aria-disabled={busy} onClick={() => !busy && void enter()}>
        {text(busy ? 'signin_busy' : 'start_sign_in')}
      </button>
      <div aria-live="polite">
        {failure?.of === 'command' && <ErrorNote error={failure.error} now={now} v1={false} />}
        {failure?.of === 'sign-in' && <ProblemNote {...signInSentence(text, failure.problem)} />}
      </div>
    </div>
  );
}
