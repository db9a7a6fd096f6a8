import { useText } from '@/components/page/use-text';
import { Icon } from './icon';
import { ALERT } from './icons';
import { CLOSE } from './more-icons';

/** Says that the browser deleted the store, until it is dismissed. */
export function StoreLostNote({ onDismiss }: { onDismiss: () => void }) {
  const text = useText();
  return (
    <p class="note lamp notice" role="status">
      <Icon path={ALERT} />
      <span>{text('store_lost')}</span>
      <button type="button" class="note-close" aria-label={text('a11y_dismiss')} onClick={onDismiss}>
        <Icon path={CLOSE} size={16} />
      </button>
    </p>
  );
}
