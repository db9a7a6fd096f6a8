import { useEffect, useState } from 'preact/hooks';
import type { Account } from '@/utils/account/account';
import { readAccount, watchAccounts } from '@/utils/account/read-account';
import { serverKey } from '@/utils/server/connection';

/** The account at a server, by its `serverKey`: null if signed out, undefined until loaded. */
export function useAccount(server: string): Account | null | undefined {
  const [account, setAccount] = useState<Account | null>();
  useEffect(() => {
    let current = true;
    const look = () =>
      void readAccount(server).then((found) => {
        if (current) setAccount(found);
      });
    look();
    const stop = watchAccounts(look);
    return () => {
      current = false;
      stop();
    };
  }, [server]);
  return account;
}

/** Whether somebody is signed in. True until loaded, so that no sign-in hint flashes up. */
export function useSignedIn(server: Parameters<typeof serverKey>[0]): boolean {
  const account = useAccount(serverKey(server));
  return account === undefined || account?.state === 'in';
}
