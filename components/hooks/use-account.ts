import { useEffect, useState } from 'preact/hooks';
import type { Account } from '@/utils/account/account';
import { readAccount, watchAccounts } from '@/utils/account/read-account';

/** Who has signed in at `origin`: null where nobody has, undefined until that is known. */
export function useAccount(origin: string): Account | null | undefined {
  const [account, setAccount] = useState<Account | null>();
  useEffect(() => {
    let current = true;
    const look = () =>
      void readAccount(origin).then((found) => {
        if (current) setAccount(found);
      });
    look();
    const stop = watchAccounts(look);
    return () => {
      current = false;
      stop();
    };
  }, [origin]);
  return account;
}
