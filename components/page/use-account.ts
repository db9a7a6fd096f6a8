import { useEffect, useState } from 'preact/hooks';
import type { Account } from '@/utils/account/account';
import { readAccount, watchAccounts } from '@/utils/account/read-account';
import { serverKey } from '@/utils/server/connection';

/** Who has signed in at a server, by its `serverKey`: null where nobody has, undefined until that is known. */
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

/** Whether somebody has signed in; taken for granted until that is known, so that nobody is told to for a moment. */
export function useSignedIn(server: Parameters<typeof serverKey>[0]): boolean {
  const account = useAccount(serverKey(server));
  return account === undefined || account?.state === 'in';
}
