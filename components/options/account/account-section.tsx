import { useRef } from 'preact/hooks';
import type { SectionProps } from '@/components/options/props';
import { Section } from '@/components/options/section';
import { useAccount } from '@/components/page/use-account';
import { useText } from '@/components/page/use-text';
import { serverKey } from '@/utils/server/connection';
import { isDemo } from '@/utils/server/demo';
import { ClientIdPanel } from './client-id-panel';
import { LoginPanelV1 } from './login-panel-v1';
import { PeopleNext } from './people-next';
import { ServerPanel } from './server-panel';
import { SignInPanel } from './sign-in-panel';

/** Account at Trakt: sign-in first; Client ID (v1: API key) and server for experts. */
export function AccountSection(props: SectionProps) {
  const { env } = props;
  const text = useText();
  // Signing out must work even if other settings are missing.
  const account = useAccount(serverKey(env));
  const wasOut = useRef(false);
  if (account !== undefined && account?.state !== 'in') wasOut.current = true;
  if (isDemo(env))
    return (
      <Section title={text('options_account')} intro={text('account_lead')}>
        <p class="note">{text('account_demo')}</p>
      </Section>
    );
  const canSignIn = env.clientId !== null || account !== null;
  return (
    <Section title={text('options_account')} intro={text('account_lead')}>
      {canSignIn && (env.protocol === 'v1' ? <LoginPanelV1 {...props} /> : <SignInPanel {...props} />)}
      {/* Protocol v1 has no list of people one follows. */}
      {env.protocol === 'v2' && account?.state === 'in' && <PeopleNext arrived={wasOut.current} {...props} />}
      <ClientIdPanel {...props} />
      <ServerPanel {...props} />
    </Section>
  );
}
