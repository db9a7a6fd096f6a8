import { useEffect, useState } from 'preact/hooks';
import { type Account, signInKey } from '@/utils/account/account';
import { readAccount, watchAccounts } from '@/utils/account/read-account';

/** Who has signed in at a server, by its `signInKey`: null where nobody has, undefined until that is known. */
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
export function useSignedIn(server: Parameters<typeof signInKey>[0]): boolean {
  const account = useAccount(signInKey(server));
  return account === undefined || account?.state === 'in';
}
