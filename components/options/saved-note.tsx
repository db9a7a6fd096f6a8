import type { SavedChange } from '@/components/options/use-saved';
import { useText } from '@/components/page/use-text';
import { Icon } from '@/components/ui/icon';
import { DONE } from '@/components/ui/more-icons';

/** "Saved" with Undo. The live region exists before its text, so that screen readers announce it. */
export function SavedNote({ saved }: { saved: SavedChange | null }) {
  const text = useText();
  return (
    <div class="saved" role="status">
      {saved && (
        <p key={saved.count}>
          <Icon path={DONE} size={16} />
          {text(saved.undone ? 'options_undone' : 'options_saved')}
          {saved.undo && (
            <button type="button" onClick={saved.undo}>
              {text('popup_undo')}
            </button>
          )}
        </p>
      )}
    </div>
  );
}
