import { useState } from 'preact/hooks';
import type { SectionProps } from '@/components/options/props';
import { useText } from '@/components/page/use-text';
import { Icon } from '@/components/ui/icon';
import { ALERT } from '@/components/ui/icons';
import { BELL, DONE } from '@/components/ui/more-icons';

interface TestStepProps extends Pick<SectionProps, 'send' | 'failed'> {
  /** Called when the browser has shown the notification. */
  onShown: () => void;
}

/** Sends a test notification that looks like a real one. */
export function TestStep({ send, failed, onShown }: TestStepProps) {
  const text = useText();
  const [state, setState] = useState<'idle' | 'sending' | 'shown' | 'refused'>('idle');
  const test = async () => {
    setState('sending');
    const reply = await send('testNotification');
    setState(reply.ok ? (reply.shown ? 'shown' : 'refused') : 'idle');
    if (!reply.ok) failed(reply.error);
    else if (reply.shown) onShown();
  };
  return (
    <>
      <p class="hint">{text('welcome_test_hint')}</p>
      <button
        type="button"
        class={state === 'shown' ? 'button start' : 'button primary start'}
        aria-disabled={state === 'sending'}
        onClick={() => state !== 'sending' && void test()}
      >
        <Icon path={BELL} size={16} />
        {text(state === 'shown' ? 'welcome_test_again' : 'welcome_test_send')}
      </button>
      <div role="status">
        {state === 'shown' && (
          <p class="note good">
            <Icon path={DONE} />
            <span>
              {text('welcome_test_shown')} <a href="#notifications">{text('welcome_test_help')}</a>
            </span>
          </p>
        )}
        {state === 'refused' && (
          <p class="note bad">
            <Icon path={ALERT} />
            <span>
              {text('welcome_test_refused')} <a href="#notifications">{text('welcome_test_help')}</a>
            </span>
          </p>
        )}
      </div>
    </>
  );
}
