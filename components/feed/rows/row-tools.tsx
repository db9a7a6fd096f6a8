import { useText } from '@/components/page/use-text';
import { Icon } from '@/components/ui/icon';
import { STAR } from '@/components/ui/icons';
import { DONE, MORE, MUTED, UNREAD } from '@/components/ui/more-icons';
import type { RowToolsProps } from './extras';
import { RowComment } from './row-comment';

import { mutable } from './row-menu';

/**
 * The star of a starred row, its whole comment, and the buttons that appear with the pointer or the focus.
 * `use-row-buttons` handles them.
 */
export function RowTools({ row, current, id, extras }: RowToolsProps) {
  const text = useText();
  const { card, unread } = row;
  const starred = card.starred !== undefined;
  const tabIndex = current ? 0 : -1;
  const button = (label: string, path: string, own: Record<`data-${string}`, true>, menu?: 'menu') => (
    <button type="button" {...own} aria-haspopup={menu} aria-label={label} title={label} tabIndex={tabIndex}>
      <Icon path={path} size={16} />
    </button>
  );
  return (
    <>
      {starred && (
        <span class="row-starred" id={`${id}-star`} role="img" aria-label={text('star_starred')}>
          <svg width="14" height="14" viewBox="0 0 24 24" aria-hidden="true">
            <path d={STAR} fill="var(--lamp)" stroke="currentColor" stroke-width="2" />
          </svg>
        </span>
      )}
      <RowComment card={card} current={current} id={id} extras={extras} />
      <span class="row-tools">
        {button(text(unread ? 'menu_read' : 'menu_unread'), unread ? DONE : UNREAD, { 'data-row-mark': true })}
        {card.activities.length > 0 &&
          button(text(starred ? 'star_remove' : 'star_add'), STAR, { 'data-row-star': true })}
        {mutable(row).length > 0 && button(text('mute_title'), MUTED, { 'data-row-mute': true }, 'menu')}
        {button(text('menu_label'), MORE, { 'data-row-menu': true }, 'menu')}
      </span>
    </>
  );
}
