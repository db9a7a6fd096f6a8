import { endWait } from '@/entrypoints/background/end-wait';
import type { Services } from '@/entrypoints/background/services';
import type { Account, Credentials } from '@/utils/account/account';
import type { Reply } from '@/utils/messaging/protocol';
import { withAccount } from '@/utils/settings/changes';
import type { Settings } from '@/utils/settings/settings';
import { wakeStreams } from '@/utils/store/wake-streams';
import { basicAuth } from '@/utils/trakt/basic-auth';

export type SignInDeps = Pick<
  Services,
  'env' | 'server' | 'lookUp' | 'session' | 'settings' | 'database' | 'checkSoon' | 'now'
>;

/** Asks the server of `current` who has signed in, and stores that with the credentials. */
export async function keepSignIn(
  services: SignInDeps,
  current: Settings,
  credentials: Credentials,
): Promise<Reply<{ account: Account }>> {
  const { database, session, settings, now } = services;
  const isV1 = credentials.kind === 'v1';
  const header = isV1 ? basicAuth(credentials.username, credentials.sha1) : `Bearer ${credentials.access}`;
  const me = await services.lookUp(current, (trakt) => trakt.me(), { auth: async () => header });
  if (!me.ok) return me;
  const login = isV1 ? credentials.username : '';
  const { slug, name, avatar, ...who } = me.value ?? { username: login, slug: login.toLowerCase() };
  const { kind } = credentials;
  const account: Account = { kind, username: who.username, slug, name, avatar, since: now(), state: 'in' };
  await (await session(current)).storeSignIn(account, credentials);
  // Another server may have been chosen meanwhile, where the person has another account.
  await settings.changeAt(services.server(current), (before) => withAccount(before, slug, services.env));
  // The account has answered, so it is not locked.
  await endWait(services, current, 'locked');
  const db = await database(current);
  if (db.ok) await wakeStreams(db.value);
  services.checkSoon();
  return { ok: true, account };
}
