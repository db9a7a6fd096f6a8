import { useText } from '@/components/page/use-text';
import type { CheckProgress } from '@/utils/messaging/signals';
import { UNREAD_LIMIT } from '@/utils/store/read/first-page';

interface StatusStripProps {
  check: CheckProgress | 'asked' | null;
  unread: number;
  /** False if activities may be missing: then the strip does not say that all are read. */
  complete: boolean;
  onMarkAll: () => void;
}

/** Below the header: progress of the check, or the number of unread cards. */
export function StatusStrip({ check, unread, complete, onMarkAll }: StatusStripProps) {
  const text = useText();
  if (check) {
    const known = check !== 'asked' && check.total > 0;
    const words = known ? text('popup_checking', check.done, check.total) : text('popup_checking_start');
    return (
      <>
        <span class="strip-words" id="check-words">
          {words}
        </span>
        <progress aria-labelledby="check-words" {...(known ? { value: check.done, max: check.total } : {})} />
      </>
    );
  }
  const count =
    unread < UNREAD_LIMIT ? text.plural('popup_unread', unread) : text('popup_unread_many', UNREAD_LIMIT - 1);
  return (
    <>
      <span class={unread > 0 ? 'strip-count some' : 'strip-count'}>
        {unread > 0 ? count : complete && text('popup_all_read')}
      </span>
      {unread > 0 && (
        <button type="button" class="strip-button" onClick={onMarkAll}>
          {text('popup_mark_all_read')}
        </button>
      )}
    </>
  );
}
