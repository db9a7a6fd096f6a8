import { assertNever } from '@/utils/lib/assert-never';
import { relativeTime } from '@/utils/lib/relative-time';
import type { Text } from '@/utils/lib/text';
import type { SyncStatus } from '@/utils/settings/sync/status';

/** State of sync, with a next step if it fails. */
export function syncWords(text: Text, { at, problem }: SyncStatus, now: number): string {
  const last = at === null ? text('sync_never') : text('sync_last', relativeTime(Math.min(at, now), now, text.locale));
  switch (problem?.kind) {
    case undefined:
      return last;
    case 'too-large':
      return text('sync_too_large', Math.ceil(problem.bytes / 1000));
    case 'field-too-large':
      return text('sync_field_too_large', Math.ceil(problem.bytes / 1000));
    case 'newer':
      return text('sync_newer');
    case 'refused':
      return text('sync_refused', last);
    case 'failed':
      return text('sync_failed', last);
    default:
      return assertNever(problem);
  }
}
