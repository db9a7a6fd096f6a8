import type { SectionProps } from '@/components/options/props';
import { useText } from '@/components/page/use-text';
import { CHECK_MINUTES, MAX_WAIT_HOURS } from '@/utils/settings/settings';

const INTERVAL_MINUTES = [1, 2, 3, 5, 10, 15, 20, 30, 45, 60];
const WAIT_HOURS = [1, 2, 3, MAX_WAIT_HOURS.default, 12, MAX_WAIT_HOURS.max];

/** Pauses checking and sets its interval. */
export function CheckingPanel({ settings, send, autosave }: SectionProps) {
  const text = useText();
  const { checkMinutes, maxWaitHours, paused } = settings;
  const choices = [...new Set([...INTERVAL_MINUTES, checkMinutes])].sort((a, b) => a - b);
  const setMinutes = (minutes: number) => send('setCheckMinutes', { minutes });
  const hours = [...new Set([...WAIT_HOURS, maxWaitHours])].sort((a, b) => a - b);
  const setHours = (value: number) => send('setMaxWaitHours', { hours: value });
  const setPaused = (value: boolean) => send('setPaused', { paused: value });
  return (
    <div class="panel form">
      <h2>{text('filters_checking')}</h2>
      <div class="pair">
        <div>
          <label for="interval">{text('filters_interval')}</label>
          <p class="hint" id="interval-hint">
            {text('filters_interval_hint')}
          </p>
        </div>
        <select
          class="field narrow"
          id="interval"
          aria-describedby="interval-hint"
          value={String(checkMinutes)}
          onChange={({ currentTarget }) =>
            void autosave(
              () => setMinutes(Number(currentTarget.value)),
              () => setMinutes(checkMinutes),
            )
          }
        >
          {choices.map((minutes) => (
            <option key={minutes} value={String(minutes)}>
              {minutes === CHECK_MINUTES.max ? text('filters_hour') : text.plural('filters_minutes', minutes)}
            </option>
          ))}
        </select>
      </div>
      <div class="pair">
        <div>
          <label for="longest">{text('filters_longest')}</label>
          <p class="hint" id="longest-hint">
            {text('filters_longest_hint')}
          </p>
        </div>
        <select
          class="field narrow"
          id="longest"
          aria-describedby="longest-hint"
          value={String(maxWaitHours)}
          onChange={({ currentTarget }) =>
            void autosave(
              () => setHours(Number(currentTarget.value)),
              () => setHours(maxWaitHours),
            )
          }
        >
          {hours.map((each) => (
            <option key={each} value={String(each)}>
              {text.plural('filters_hours', each)}
            </option>
          ))}
        </select>
      </div>
      <div class="pair">
        <div>
          <label for="pause-all">{text('filters_pause_all')}</label>
          <p class="hint" id="pause-hint">
            {text('filters_pause_hint')}
          </p>
        </div>
        <input
          class="switch"
          id="pause-all"
          type="checkbox"
          aria-describedby="pause-hint"
          checked={paused}
          onChange={({ currentTarget }) =>
            void autosave(
              () => setPaused(currentTarget.checked),
              () => setPaused(paused),
            )
          }
        />
      </div>
    </div>
  );
}
