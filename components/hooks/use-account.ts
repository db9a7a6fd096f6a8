import { useEffect, useState } from 'preact/hooks';
import type { Account } from '@/utils/account/account';
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
