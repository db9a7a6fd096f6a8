import { useText } from '@/components/page/use-text';
import { Icon } from '@/components/ui/icon';
import { CLOSE } from '@/components/ui/more-icons';
import type { Period } from '@/utils/store/read/feed-query';

/** The period that the rows are limited to, such as the day of a chart's column. Removed by a click. */
export function PeriodChip({ period, onRemove }: { period: Period; onRemove: () => void }) {
  const text = useText();
  const format = new Intl.DateTimeFormat(text.locale, { dateStyle: 'medium' });
  const days = format.formatRange(period.since, period.until - 1);
  const label = text('filter_period_remove', days);
  return (
    <button type="button" class="chip some" aria-label={label} title={label} onClick={onRemove}>
      {days}
      <Icon path={CLOSE} size={12} />
    </button>
  );
}
