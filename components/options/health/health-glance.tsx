import { useText } from '@/components/page/use-text';
import { shortTime } from '@/utils/lib/relative-time';
import type { Health } from '@/utils/messaging/protocol';
import { NextCheck, nextCheckWords, PastCheck, REST, type Rest } from './check-time';

const PERMISSION = {
  granted: 'health_notifications_granted',
  denied: 'health_notifications_denied',
  unknown: 'health_notifications_unknown',
} as const;

interface HealthGlanceProps {
  health: Health;
  /** Whether there is anything to check, and so an alarm is expected. */
  wantsAlarm: boolean;
  /** Why nothing is checked; null: something is, or nothing is wanted. */
  rest: Rest | null;
  now: number;
}

/** The most important facts as a description list. */
export function HealthGlance({ health, wantsAlarm, rest, now }: HealthGlanceProps) {
  const text = useText();
  const { requests, stored, alarm, catchUpUntil } = health;
  // The alarm keeps ringing during a wait, but nothing is requested until it ends.
  const nextCheck = health.nextCheck === null || !wantsAlarm ? null : Math.max(health.nextCheck, requests.until ?? 0);
  const deferred =
    catchUpUntil !== null && catchUpUntil > now
      ? ` · ${text('health_notifications_held', shortTime(catchUpUntil, now, text.locale))}`
      : '';
  const used = text('health_requests_value', requests.used, requests.left, requests.limit);
  return (
    <dl class="glance">
      <dt>{text('health_last')}</dt>
      <dd>
        <PastCheck at={health.lastCheck} now={now} />
      </dd>
      <dt>{text('health_next')}</dt>
      <dd>
        <NextCheck at={nextCheck} now={now} rest={rest} />
      </dd>
      <dt>{text('health_requests')}</dt>
      <dd>
        {requests.until !== null && requests.until > now
          ? `${used} · ${text('health_requests_until', shortTime(requests.until, now, text.locale))}`
          : used}
      </dd>
      <dt>{text('health_alarm')}</dt>
      <dd class={!alarm && wantsAlarm ? 'bad' : undefined}>
        {rest
          ? text(REST[rest])
          : !wantsAlarm
            ? text('health_alarm_none')
            : alarm
              ? text.plural('health_alarm_set', alarm.periodMinutes, nextCheckWords(text, alarm.at, now))
              : text('health_alarm_missing')}
      </dd>
      <dt>{text('health_notifications')}</dt>
      <dd class={health.notifications === 'denied' ? 'bad' : undefined}>
        {text(PERMISSION[health.notifications])}
        {deferred}
      </dd>
      <dt>{text('health_stored')}</dt>
      <dd>{text('health_stored_value', stored.cards, stored.unread)}</dd>
    </dl>
  );
}
