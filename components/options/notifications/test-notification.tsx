import { useState } from 'preact/hooks';
import { type System, useSystem } from '@/components/options/notifications/use-system';
import type { SectionProps } from '@/components/options/props';
import { useText } from '@/components/page/use-text';
import { joinSentences } from '@/utils/lib/sentence-gap';
import type { MessageKey } from '@/utils/lib/text';
import type { Health } from '@/utils/messaging/protocol';

const PERMISSION = {
  granted: 'try_granted',
  denied: 'try_denied',
  unknown: 'try_unknown',
} as const satisfies Record<Health['notifications'], MessageKey>;

/** Steps to check per system, the likeliest first. Firefox has its own. */
const HELP: Readonly<Record<System, readonly MessageKey[]>> = {
  mac: ['try_mac_allow', 'try_mac_focus'],
  win: ['try_win_allow', 'try_win_quiet'],
  linux: ['try_linux_allow', 'try_linux_service'],
  cros: ['try_cros_allow'],
  other: ['try_other'],
};

const FIREFOX_HELP: readonly MessageKey[] = ['try_firefox'];

type State = 'none' | 'sending' | { shown: boolean; permission: Health['notifications'] };

/** Sends a test notification, reports the browser's answer, and says where to look if nothing appeared. */
export function TestNotification({ send, failed }: Pick<SectionProps, 'send' | 'failed'>) {
  const text = useText();
  const system = useSystem();
  const [state, setState] = useState<State>('none');
  const sending = state === 'sending';
  const tried = typeof state === 'object' ? state : null;
  const blocked = tried !== null && (!tried.shown || tried.permission === 'denied');
  const trySend = async () => {
    if (sending) return;
    setState('sending');
    const reply = await send('testNotification');
    if (reply.ok) return setState(reply);
    setState('none');
    failed(reply.error);
  };
  const sent = text(blocked ? 'try_blocked' : 'try_sent');
  return (
    <div class="panel form">
      <div class="pair">
        <div>
          <h2>{text('try_title')}</h2>
          <p class="hint">{text('try_hint')}</p>
        </div>
        <button type="button" class="button" aria-disabled={sending} onClick={() => void trySend()}>
          {text('try_send')}
        </button>
      </div>
      <div role="status">
        {tried && (
          <p class={blocked ? 'note bad' : 'note'}>{joinSentences(sent, text(PERMISSION[tried.permission]))}</p>
        )}
      </div>
      {system && (
        <details open={blocked}>
          <summary>{text('try_help')}</summary>
          <ul class="steps">
            {[...HELP[system], ...(import.meta.env.FIREFOX ? FIREFOX_HELP : [])].map((key) => (
              <li key={key}>{text(key)}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
