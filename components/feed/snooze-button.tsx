import { useRef, useState } from 'preact/hooks';
import { leavePopup } from '@/components/feed/leave-popup';
import { useText } from '@/components/page/use-text';
import { Icon } from '@/components/ui/icon';
import { Menu, type MenuItem } from '@/components/ui/menu';
import { BELL, MOON } from '@/components/ui/more-icons';
import { shortTime } from '@/utils/lib/relative-time';
import type { MessageKey } from '@/utils/lib/text';
import { SNOOZES, type Snooze, snoozeEnd } from '@/utils/rules/snooze';

const WORDS = {
  quarter: 'snooze_quarter',
  hour: 'snooze_hour',
  'three-hours': 'snooze_three_hours',
  tomorrow: 'snooze_tomorrow',
} as const satisfies Record<Snooze, MessageKey>;

/** Opens the options, where any time can be chosen. */
function openOptions(): void {
  window.open('/options.html#quiet', '_blank', 'noopener');
  // Closes the popup in the next task, after the browser has opened the tab.
  setTimeout(leavePopup);
}

interface SnoozeButtonProps {
  /** ms UTC; null or past: no snooze. */
  until: number | null;
  now: number;
  onSnooze: (until: number | null) => void;
}

/** Starts and ends a snooze, and shows its end. */
export function SnoozeButton({ until, now, onSnooze }: SnoozeButtonProps) {
  const text = useText();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const end = until !== null && until > now ? shortTime(until, now, text.locale) : null;
  const dated = until !== null && new Date(until).toDateString() !== new Date(now).toDateString();
  const items: MenuItem[] = SNOOZES.map((each) => ({
    words: text(WORDS[each]),
    choose: () => onSnooze(snoozeEnd(each, Date.now())),
  }));
  items.push({ words: text('snooze_other'), choose: openOptions });
  if (end !== null) items.unshift({ words: text('snooze_end'), choose: () => onSnooze(null) });
  const label = end === null ? text('snooze_title') : text('snooze_on', end);
  return (
    <>
      <button
        type="button"
        class={end === null ? 'tool' : dated ? 'tool on dated' : 'tool on'}
        ref={button}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={label}
        title={label}
        onClick={() => setOpen(!open)}
      >
        <Icon path={end === null ? BELL : MOON} />
        {end !== null && <span class="tool-end">{end}</span>}
      </button>
      {open && button.current && (
        <Menu
          label={text('snooze_menu')}
          heading
          items={items}
          opener={button.current}
          back={text('menu_back')}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
