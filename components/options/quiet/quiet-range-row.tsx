import { useText } from '@/components/page/use-text';
import { Icon } from '@/components/ui/icon';
import { REMOVE } from '@/components/ui/more-icons';
import type { QuietRange } from '@/utils/rules/quiet-hours';
import { rangeWords, WEEK, weekdayName, weekOf } from './quiet-words';

interface QuietRangeRowProps {
  range: QuietRange;
  onChange: (range: QuietRange) => void;
  onRemove: () => void;
}

/** One quiet period: the days on which it begins, its start and its end. */
export function QuietRangeRow({ range, onChange, onRemove }: QuietRangeRowProps) {
  const text = useText();
  const words = rangeWords(text, range);
  const { days, from, to } = range;
  return (
    <li>
      <fieldset class="quiet-range">
        <legend>{words}</legend>
        <div class="days">
          {weekOf(text.locale).map((day) => (
            <label key={day} title={weekdayName(text.locale, day, 'long')}>
              <input
                type="checkbox"
                checked={days.includes(day)}
                onChange={({ currentTarget }) =>
                  onChange({
                    ...range,
                    days: WEEK.filter((each) => (each === day ? currentTarget.checked : days.includes(each))),
                  })
                }
              />
              <span>{weekdayName(text.locale, day, 'short')}</span>
            </label>
          ))}
        </div>
        <div class="times">
          <TimeField label={text('quiet_from')} value={from} onChange={(time) => onChange({ ...range, from: time })} />
          <TimeField label={text('quiet_to')} value={to} onChange={(time) => onChange({ ...range, to: time })} />
          <button
            type="button"
            class="button icon danger"
            aria-label={text('quiet_remove_named', words)}
            title={text('sources_remove')}
            onClick={onRemove}
          >
            <Icon path={REMOVE} />
          </button>
        </div>
      </fieldset>
    </li>
  );
}

interface TimeFieldProps {
  label: string;
  value: string;
  onChange: (time: string) => void;
}

/** A time of day. An incomplete time is not saved. */
export function TimeField({ label, value, onChange }: TimeFieldProps) {
  return (
    <label class="time">
      <span>{label}</span>
      <input
        class="field narrow"
        type="time"
        value={value}
        onChange={({ currentTarget }) => {
          if (currentTarget.value !== '') onChange(currentTarget.value.slice(0, 5));
        }}
      />
    </label>
  );
}
