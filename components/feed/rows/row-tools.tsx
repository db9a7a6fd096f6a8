import { useText } from '@/components/page/use-text';
import { Icon } from '@/components/ui/icon';
import { STAR } from '@/components/ui/icons';
import type { RowToolsProps } from './extras';
import { opensMenu, rowActions } from './row-actions';
import { RowComment } from './row-comment';

/**
 * The star of a starred row, its whole comment, and the buttons that appear with the pointer or the focus.
 * `use-row-buttons` handles them.
 */
export function RowTools({ row, current, id, extras }: RowToolsProps) {
  const text = useText();
  const { card } = row;
  return (
    <>
      {card.starred !== undefined && (
        <span class="row-starred" id={`${id}-star`} role="img" aria-label={text('star_starred')}>
          <svg width="14" height="14" viewBox="0 0 24 24" aria-hidden="true">
            <path d={STAR} fill="var(--lamp)" stroke="currentColor" stroke-width="2" />
          </svg>
        </span>
      )}
      <RowComment card={card} current={current} id={id} extras={extras} />
      <span class="row-tools">
        {rowActions(text, row).map((action) => (
          <button
            type="button"
            key={action.kind}
            {...{ [`data-row-${action.kind}`]: true }}
            aria-haspopup={opensMenu(action) ? 'menu' : undefined}
            aria-label={action.words}
            title={action.words}
            tabIndex={current ? 0 : -1}
          >
            <Icon path={action.icon} size={16} />
          </button>
        ))}
      </span>
    </>
  );
}
