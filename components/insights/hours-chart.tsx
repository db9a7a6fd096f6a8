import { useText } from '@/components/page/use-text';
import { firstWeekday } from '@/utils/lib/first-weekday';

/** A Monday, used to format the names of weekdays. */
const MONDAY = Date.UTC(2024, 0, 1, 12);

/** Activity by weekday and hour: a table with cells that form a heat map. */
export function HoursChart({ hours }: { hours: readonly (readonly number[])[] }) {
  const text = useText();
  const most = Math.max(1, ...hours.flat());
  const day = (at: number, weekday: 'short' | 'long') =>
    new Intl.DateTimeFormat(text.locale, { weekday, timeZone: 'UTC' }).format(MONDAY + at * 86_400_000);
  const first = (firstWeekday(text.locale) + 6) % 7;
  const days = hours.map((counts, at) => ({ counts, at }));
  const fromFirstDay = [...days.slice(first), ...days.slice(0, first)];
  const clock = new Intl.DateTimeFormat(text.locale, { hour: 'numeric', timeZone: 'UTC' });
  const hourOf = (hour: number) => clock.format(Date.UTC(2024, 0, 1, hour));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways in a narrow window, by keyboard too
    <section class="hours-place" tabIndex={0} aria-label={text('pictures_hours')}>
      <table class="hours">
        <caption class="heard">{text('pictures_hours_caption')}</caption>
        <thead>
          <tr>
            <td />
            {hours[0]?.map((_, hour) => (
              <th key={hour} scope="col">
                {hour % 3 === 0 ? hourOf(hour) : <span class="heard">{hourOf(hour)}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {fromFirstDay.map(({ counts, at }) => (
            <tr key={day(at, 'long')}>
              <th scope="row" title={day(at, 'long')}>
                {day(at, 'short')}
              </th>
              {counts.map((count, hour) => (
                <td
                  key={hour}
                  style={{ '--much': `${Math.round((100 * count) / most)}%` }}
                  title={text('pictures_hour', day(at, 'long'), hourOf(hour), count)}
                >
                  <span class="heard">{count.toLocaleString(text.locale)}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
