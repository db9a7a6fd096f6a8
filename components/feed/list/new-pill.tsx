import { useText } from '@/components/page/use-text';
import { Icon } from '@/components/ui/icon';
import { UP } from '@/components/ui/icons';

/** The "n new" button. New rows appear only on a click, so that no row jumps. */
export function NewPill({ count, onShow }: { count: number; onShow: () => void }) {
  const text = useText();
  if (count === 0) return null;
  return (
    <div class="pill-place">
      <button type="button" class="pill" onClick={onShow}>
        <Icon path={UP} size={16} />
        {text.plural('popup_new', count)}
      </button>
    </div>
  );
}
