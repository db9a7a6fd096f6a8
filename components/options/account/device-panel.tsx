import { useState } from 'preact/hooks';
import { useDevice } from '@/components/options/account/use-device';
import type { SectionProps } from '@/components/options/props';
import { useText } from '@/components/page/use-text';
import { ErrorNote } from '@/components/ui/error-note';
import { Icon } from '@/components/ui/icon';
import { OUT } from '@/components/ui/icons';
import { ProblemNote } from '@/components/ui/problem-note';
import type { Account } from '@/utils/account/account';
import { shortTime } from '@/utils/lib/relative-time';
import { deviceSentence } from './sign-in-words';

interface DevicePanelProps extends Pick<SectionProps, 'now' | 'send'> {
  onDone: (account: Account) => void;
}

/**
 * Sign-in with a code that is entered at Trakt. Renders nothing unless the server is known to support it without a
 * client secret.
 */
export function DevicePanel({ now, send, onDone }: DevicePanelProps) {
  const text = useText();
  const { device, offered, error, take } = useDevice(send, onDone);
  const [busy, setBusy] = useState(false);
  const [open, setOpen] = useState(false);
  if (!offered && !device) return null;
  const start = async () => {
    setBusy(true);
    await take('start');
    setBusy(false);
  };
  const toggle = (isOpen: boolean) => {
    setOpen(isOpen);
    if (isOpen && !busy && !device) void start();
  };
  const isLost = device?.kind === 'failed' && device.problem.kind !== 'wants-secret';
  return (
    <details
      class="panel form"
      open={open || Boolean(device)}
      onToggle={({ currentTarget }) => toggle(currentTarget.open)}
    >
      <summary>
        <h2>{text('device_title')}</h2>
      </summary>
      <p class="hint">{text('device_hint')}</p>
      <div aria-live="polite" class="device">
        {busy && <p class="hint">{text('device_asking')}</p>}
        {error && !busy && <ErrorNote error={error} now={now} v1={false} />}
        {device?.kind === 'failed' && !busy && <ProblemNote {...deviceSentence(text, device.problem)} />}
        {device?.kind === 'waiting' && (
          <>
            <p>{text('device_how')}</p>
            <p class="device-code">
              <code dir="ltr">{device.userCode}</code>
              <a class="button primary" href={device.url} target="_blank" rel="noopener noreferrer">
                {text('device_open')}
                <Icon path={OUT} size={14} />
              </a>
            </p>
            <p class="hint">{text('device_waiting', shortTime(device.expiresAt, now, text.locale))}</p>
          </>
        )}
      </div>
      <div class="actions">
        {device?.kind === 'waiting' && (
          <button type="button" class="button" onClick={() => void take('stop').then(() => setOpen(false))}>
            {text('device_stop')}
          </button>
        )}
        {(isLost || error) && !busy && (
          <button type="button" class="button" onClick={() => void start()}>
            {text('device_again')}
          </button>
        )}
      </div>
    </details>
  );
}
