import { useText } from '@/components/hooks/use-text';
import { Icon } from '@/components/ui/icon';
import { ALERT } from '@/components/ui/icons';
import type { Settings } from '@/utils/settings/settings';
import type { StreamState } from '@/utils/store/schema';
import { footState } from './foot-state';

const HEALTH = '/options.html#health';

interface PopupFootLineProps {
  streams: readonly StreamState[];
  settings: Settings;
  now: number;
  v1: boolean;
  onFollow: () => void;
}

/** When Trakt was last asked, when next, and what is wrong; the way to Health. */
export function PopupFootLine({ streams, settings, now, v1, onFollow }: PopupFootLineProps) {
  const text = useText();
  const { words, problem } = footState(text, streams, settings, { now, v1 });
  return (
    <a
      class={problem ? 'foot-link bad' : 'foot-link'}
      href={HEALTH}
      target="_blank"
      rel="noopener"
      title={text('popup_health')}
      onClick={onFollow}
    >
      {problem && <Icon path={ALERT} size={14} />}
      <span>
        {problem && <span class="foot-problem">{problem} </span>}
        {words}
      </span>
    </a>
  );
}
