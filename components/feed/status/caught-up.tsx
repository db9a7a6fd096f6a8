import { useText } from '@/components/page/use-text';
import { DONE } from '@/components/ui/more-icons';
import { EmptyState } from './empty-state';

/** Shown where only unread rows are asked for and everything is read. */
export function CaughtUp({ onShowAll }: { onShowAll: () => void }) {
  const text = useText();
  return (
    <EmptyState
      path={DONE}
      happy
      title={text('popup_all_read')}
      retry={{ words: text('caught_up_show_all'), onReload: onShowAll }}
    >
      {text('caught_up_body')}
    </EmptyState>
  );
}
