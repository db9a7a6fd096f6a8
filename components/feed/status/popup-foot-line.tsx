import { useRef } from 'preact/hooks';
import type { StoreReader } from '@/components/page/connect-store';
import { useStanding } from '@/components/page/use-standing';
import { useText } from '@/components/page/use-text';
import { Icon } from '@/components/ui/icon';
import { ALERT } from '@/components/ui/icons';
import type { Settings } from '@/utils/settings/settings';
import type { ListingSummary } from '@/utils/store/read/listing-summary';
import { footState } from './foot-state';
import { useFootHeight } from './use-foot-height';

interface PopupFootLineProps {
  read: StoreReader;
  /** Store revision: changes with every write. */
  revision: number;
  listings: ListingSummary;
  settings: Settings;
  now: number;
  v1: boolean;
  onFollow: () => void;
}

/** Last and next check, and the current problem. Links to Health, or to Account if that solves the problem. */
export function PopupFootLine({ read, revision, listings, settings, now, v1, onFollow }: PopupFootLineProps) {
  const text = useText();
  const link = useRef<HTMLAnchorElement>(null);
  useFootHeight(link);
  const poller = useStanding(read, revision);
  const { words, problem, section } = footState(text, listings, settings, { now, v1, poller });
  return (
    <a
      ref={link}
      class={problem ? 'foot-link bad' : 'foot-link'}
      href={`/options.html#${section}`}
      target="_blank"
      rel="noopener"
      title={text(section === 'account' ? 'options_account' : 'popup_health')}
      onClick={onFollow}
    >
      {problem && <Icon path={ALERT} size={14} />}
      <span>
        {problem && <span class="foot-problem">{`${problem}${/[.。]$/u.test(problem) ? '' : ' ·'} `}</span>}
        {words}
      </span>
    </a>
  );
}
