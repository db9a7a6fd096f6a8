import { useState } from 'preact/hooks';
import type { SectionProps } from '@/components/options/props';
import { useText } from '@/components/page/use-text';
import { Icon } from '@/components/ui/icon';
import { DONE, MOON } from '@/components/ui/more-icons';
import { shortTime } from '@/utils/lib/relative-time';
import type { MessageKey } from '@/utils/lib/text';
import { HOUR, MINUTE } from '@/utils/lib/time';
import { SNOOZES, type Snooze, snoozeEnd } from '@/utils/rules/snooze';

const WORDS = {
  quarter: 'snooze_quarter',
  hour: 'snooze_hour',
  'three-hours': 'snooze_three_hours',
  tomorrow: 'snooze_tomorrow',
} as const satisfies Record<Snooze, MessageKey>;

/** Starts a snooze. */
export function SnoozePanel({ settings, now, send, autosave }: SectionProps) {
  const text = useText();
  const { snoozeUntil } = settings;
  const isOn = snoozeUntil !== null && snoozeUntil > now;
  const [own, setOwn] = useState(() => localTime(now + 2 * HOUR));
  const snooze = (until: number | null) =>
    void autosave(
      () => send('snooze', { until }),
      () => send('snooze', { until: isOn ? snoozeUntil : null }),
    );
  return (
    <div class="panel form">
      <h2>{text('snooze_title')}</h2>
      <div class={isOn ? 'note lamp' : 'note'} role="status">
        <Icon path={isOn ? MOON : DONE} />
        <p>{isOn ? text('snooze_on', shortTime(snoozeUntil, now, text.locale)) : text('snooze_off')}</p>
        {isOn && (
          <button type="button" class="button" onClick={() => snooze(null)}>
            {text('snooze_end')}
          </button>
        )}
      </div>
      <div class="snoozes">
        {SNOOZES.map((each) => (
          <button type="button" class="button" key={each} onClick={() => snooze(snoozeEnd(each, Date.now()))}>
            {text(WORDS[each])}
          </button>
        ))}
      </div>
      <form
        class="snooze-own"
        onSubmit={(event) => {
          event.preventDefault();
          const until = new Date(own).getTime();
          if (until > Date.now()) snooze(until);
        }}
      >
        <label for="snooze-own">{text('snooze_own')}</label>
        <div class="add-line">
          <input
            class="field narrow"
            id="snooze-own"
            type="datetime-local"
            min={localTime(now + MINUTE)}
            value={own}
            required
            onInput={({ currentTarget }) => setOwn(currentTarget.value)}
          />
          <button type="submit" class="button">
            {text('snooze_start')}
          </button>
        </div>
      </form>
    </div>
  );
}

/** Value for a `datetime-local` field: `2026-11-22T21:05`. */
function localTime(at: number): string {
  const date = new Date(at);
  return new Date(at - date.getTimezoneOffset() * MINUTE).toISOString().slice(0, 16);
}
