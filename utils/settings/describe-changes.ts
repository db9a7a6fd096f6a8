import { PAIRS } from '@/utils/activity/activity';
import type { SettingsChange } from '@/utils/messaging/protocol';
import { PREFERENCES, type Settings } from '@/utils/settings/settings';
import type { Source } from '@/utils/sources/source';

const nameOf = (source: Source): string =>
  source.kind === 'user'
    ? (source.name ?? source.username)
    : source.kind === 'show'
      ? (source.name ?? source.title)
      : source.kind;

const line = (message: string, ...values: (string | number)[]): SettingsChange => ({
  message,
  values: values.map(String),
});

const differ = (a: unknown, b: unknown) => JSON.stringify(a) !== JSON.stringify(b);

/** What differs between two settings, a line each, for the preview of an import. Client ids are never spelled out. */
export function describeChanges(before: Settings, after: Settings): SettingsChange[] {
  const had = new Map(before.sources.map((source) => [source.id, source]));
  const has = new Map(after.sources.map((source) => [source.id, source]));
  const changes: SettingsChange[] = [];
  for (const source of after.sources) {
    const old = had.get(source.id);
    if (!old) changes.push(line('change_source_added', nameOf(source)));
    else if (old.paused !== source.paused) {
      changes.push(line(source.paused ? 'change_source_paused' : 'change_source_resumed', nameOf(source)));
    } else {
      if (differ(old.rules ?? {}, source.rules ?? {})) changes.push(line('change_source_rules', nameOf(source)));
      if (differ(old.conditions ?? {}, source.conditions ?? {}))
        changes.push(line('change_source_conditions', nameOf(source)));
    }
  }
  for (const source of before.sources)
    if (!has.has(source.id)) changes.push(line('change_source_removed', nameOf(source)));
  for (const { type, action } of PAIRS) {
    const [from, to] = [before.rules[type]?.[action] ?? 'default', after.rules[type]?.[action] ?? 'default'];
    if (from !== to) changes.push(line('change_rule', type, action, from, to));
  }
  if (before.checkMinutes !== after.checkMinutes)
    changes.push(line('change_minutes', before.checkMinutes, after.checkMinutes));
  if (before.longestHours !== after.longestHours)
    changes.push(line('change_longest', before.longestHours, after.longestHours));
  if (before.paused !== after.paused) changes.push(line(after.paused ? 'change_paused' : 'change_resumed'));
  for (const mute of after.mutes) {
    if (!before.mutes.some((each) => !differ(each, mute))) changes.push(line('change_muted', mute.name));
  }
  for (const { kind, id, name } of before.mutes) {
    if (!after.mutes.some((each) => each.kind === kind && each.id === id)) changes.push(line('change_unmuted', name));
  }
  for (const field of PREFERENCES) {
    if (differ(before[field], after[field])) changes.push(line(`change_${field}`));
  }
  if (differ(before.clientIds, after.clientIds)) changes.push(line('change_client_id'));
  return changes;
}
