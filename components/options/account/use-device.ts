import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { redirectAddress } from '@/components/options/account/identity';
import type { Account, DeviceStep, DeviceView } from '@/utils/account/account';
import type { SendError, send } from '@/utils/messaging/send';

/**
 * State of the sign-in with a code, kept by the background; undefined until loaded. `offered`: whether the server
 * supports it. While a code is pending, this page asks the background at the interval that the server allows, and the
 * background asks the server; it continues after the page is closed.
 */
export function useDevice(ask: typeof send, onDone: (account: Account) => void) {
  const [device, setDevice] = useState<DeviceView>();
  const [offered, setOffered] = useState(false);
  const [error, setError] = useState<SendError | null>(null);
  const done = useRef(onDone);
  done.current = onDone;
  const take = useCallback(
    async (step: DeviceStep) => {
      const reply = await ask('device', { step, redirect: redirectAddress() });
      setError(reply.ok ? null : reply.error);
      if (!reply.ok) return;
      setDevice(reply.device);
      if (reply.offered !== undefined) setOffered(reply.offered);
      if (reply.device?.kind === 'done') done.current(reply.device.account);
    },
    [ask],
  );
  useEffect(() => void take('look'), [take]);
  useEffect(() => {
    if (device?.kind !== 'waiting') return;
    const again = () => void take('ask');
    const timer = setInterval(again, device.interval);
    // Polls at once when the person returns from the page where the code is entered.
    document.addEventListener('visibilitychange', again);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', again);
    };
  }, [device, take]);
  return { device, offered, error, take };
}
