import { useText } from '@/components/page/use-text';
import { Icon } from '@/components/ui/icon';
import { STAR } from '@/components/ui/icons';
import { MORE } from '@/components/ui/more-icons';
import type { Card } from '@/utils/store/schema';

/*
 * Not in the style sheet, which loads before the first paint, without these parts. The rest of the buttons' look is that of
 * the buttons of a toast.
 */
const BUTTON_STYLE = { minInlineSize: '1.5rem' } as const;
/** At the corner of the avatar. */
const STARRED_STYLE = {
  position: 'relative',
  gridArea: '1 / 2',
  justifySelf: 'end',
  margin: '-0.25rem',
  color: 'var(--lamp-ink)',
} as const;

interface RowToolsProps {
  card: Card;
  /** True for the one row in the tab order. */
  current: boolean;
  /** The row's id for labels. */
  id: string;
}

/** The star of a starred row, and the buttons that appear with the pointer or the focus. `use-row-buttons` handles them. */
export function RowTools({ card, current, id }: RowToolsProps) {
  const text = useText();
  const starred = card.starred !== undefined;
  const star = text(starred ? 'star_remove' : 'star_add');
  const more = text('menu_label');
  const tabIndex = current ? 0 : -1;
  return (
    <>
      {starred && (
        <span id={`${id}-star`} role="img" aria-label={text('star_starred')} style={STARRED_STYLE}>
          <svg width="14" height="14" viewBox="0 0 24 24" aria-hidden="true">
            <path d={STAR} fill="var(--lamp)" stroke="currentColor" stroke-width="2" />
          </svg>
        </span>
      )}
      <span class="row-tools">
        {card.activities.length > 0 && (
          <button type="button" data-row-star aria-label={star} title={star} style={BUTTON_STYLE} tabIndex={tabIndex}>
            <Icon path={STAR} size={16} />
          </button>
        )}
        <button
          type="button"
          data-row-menu
          aria-haspopup="menu"
          aria-label={more}
          title={more}
          style={BUTTON_STYLE}
          tabIndex={tabIndex}
        >
          <Icon path={MORE} size={16} />
        </button>
      </span>
    </>
  );
}
