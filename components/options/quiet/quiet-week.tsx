import { useText } from '@/components/page/use-text';
import { type QuietRange, WEEKDAYS } from '@/utils/rules/quiet-hours';
import { clockName, quietSpans, weekdayName, weekOf } from './quiet-words';

const MINUTES_PER_DAY = 24 * 60;
const MARKS = ['00:00', '06:00', '12:00', '18:00'];
const share = (minutes: number) => `${(minutes / MINUTES_PER_DAY) * 100}%`;

/** The week as a picture. Hidden from screen readers, since the text beside it says the same. */
export function QuietWeek({ ranges, now }: { ranges: readonly QuietRange[]; now: number }) {
  const { locale } = useText();
  const spans = quietSpans(ranges);
  const at = new Date(now);
  const today = WEEKDAYS[at.getDay()];
  return (
    <div class="week" aria-hidden="true">
      <div class="week-marks">
        {MARKS.map((mark) => (
          <span key={mark}>{clockName(locale, mark)}</span>
        ))}
      </div>
      {weekOf(locale).map((day) => (
        <div class="week-day" key={day}>
          <span>{weekdayName(locale, day, 'short')}</span>
          <div class="week-line">
            {spans
              .filter((span) => span.day === day)
              .map(({ from, to }) => (
                <i key={`${from}-${to}`} style={{ insetInlineStart: share(from), inlineSize: share(to - from) }} />
              ))}
            {day === today && <b style={{ insetInlineStart: share(at.getHours() * 60 + at.getMinutes()) }} />}
          </div>
        </div>
      ))}
    </div>
  );
}
