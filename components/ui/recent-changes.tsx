import { useRef, useState } from 'preact/hooks';
import type { Change } from '@/components/page/toasts';
import { useText } from '@/components/page/use-text';
import { shortTime } from '@/utils/lib/relative-time';
import { Icon } from './icon';
import { Menu } from './menu';
import { UNDO } from './more-icons';

interface RecentChangesProps {
  /** Newest first. */
  changes: readonly Change[];
  /** Undoes a change and those after it. */
  onUndo: (id: number) => void;
}

/** The menu of changes that can be undone. */
export function RecentChanges({ changes, onUndo }: RecentChangesProps) {
  const text = useText();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  if (changes.length === 0) return null;
  const label = text('recent_changes');
  return (
    <>
      <button
        type="button"
        class="recent"
        ref={button}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={label}
        title={label}
        onClick={() => setOpen(!open)}
      >
        <Icon path={UNDO} size={16} />
      </button>
      {open && button.current && (
        <Menu
          label={label}
          heading
          items={changes.map(({ id, words, at }, index) => ({
            words: index === 0 ? text('recent_undo', words) : text('recent_undo_to', words),
            hint: shortTime(at, Date.now(), text.locale),
            choose: () => onUndo(id),
          }))}
          opener={button.current}
          back={text('menu_back')}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
