import { useText } from '@/components/page/use-text';
import { Icon } from '@/components/ui/icon';
import { DONE } from '@/components/ui/more-icons';

/** Says how to keep the button, and so the badge, in sight: browsers hide new buttons in a menu. */
export function PinStep({ pinned }: { pinned: boolean | null }) {
  const text = useText();
  if (pinned)
    return (
      <p class="note good" role="status">
        <Icon path={DONE} />
        <span>{text('welcome_pinned')}</span>
      </p>
    );
  return <p class="hint">{text(import.meta.env.FIREFOX ? 'welcome_pin_firefox' : 'welcome_pin_chromium')}</p>;
}
