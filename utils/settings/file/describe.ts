import { RULE_PAIRS } from '@/utils/activity/pairs';
import type { SettingsChange } from '@/utils/settings/file/findings';
import { PREFERENCES, type Settings } from '@/utils/settings/settings';
import { canonical } from '@/utils/settings/sync/merge';
import type { Source } from '@/utils/sources/source';

/** Stands for the source about the person themself, which the page names. No name begins with a colon. */
export const ABOUT_ME = ':me';

/** The display name of a source; empty for everyone followed, which the page names itself. */
const nameOf = (source: Source): string => {
  switch (source.kind) {
    case 'user':
      return source.name ?? source.username;
    case 'show':
      return source.name ?? source.ref;
    case 'following':
      return '';
    case 'me':
      return ABOUT_ME;
  }
};

const line = (message: string, ...values: (string | number)[]): SettingsChange => ({
  message,
  values: values.map(String),
});

const differ = (a: unknown, b: unknown) => canonical(a) !== canonical(b);

/**
 * The differences between two settings, one line each, for the preview of an import. Empty only if the import would
 * change nothing. Client IDs are never spelled out.
 */
export function describeChanges(before: Settings, after: Settings): SettingsChange[] {
  const changes = sourceChanges(before.sources, after.sources);
  for (const { type, action } of RULE_PAIRS) {
    const [from, to] = [before.rules[type]?.[action] ?? 'default', after.rules[type]?.[action] ?? 'default'];
    if (from !== to) changes.push(line('change_rule', type, action, from, to));
  }
  if (before.checkMinutes !== after.checkMinutes)
    changes.push(line('change_minutes', before.checkMinutes, after.checkMinutes));
  if (before.maxWaitHours !== after.maxWaitHours)
    changes.push(line('change_longest', before.maxWaitHours, after.maxWaitHours));
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

function sourceChanges(before: readonly Source[], after: readonly Source[]): SettingsChange[] {
  const had = new Map(before.map((source) => [source.id, source]));
  const has = new Set(after.map(({ id }) => id));
  const changes = after.flatMap((source) => {
    const old = had.get(source.id);
    return old ? changesOf(old, source) : [line('change_source_added', nameOf(source))];
  });
  const removed = before.filter(({ id }) => !has.has(id));
  changes.push(...removed.map((source) => line('change_source_removed', nameOf(source))));
  const stay = (list: readonly Source[]) => list.flatMap(({ id }) => (had.has(id) && has.has(id) ? [id] : []));
  if (differ(stay(before), stay(after))) changes.push(line('change_order'));
  return changes;
}

/** Every change that a file can make to an existing source. */
function changesOf(old: Source, source: Source): SettingsChange[] {
  const name = nameOf(source);
  const seasons = (each: Source) => (each.kind === 'show' ? each.seasons : null);
  const spoilers = (each: Source) => (each.kind === 'show' ? (each.spoilers ?? null) : null);
  const except = (each: Source) => (each.kind === 'following' ? [...each.except].sort() : null);
  const changes: SettingsChange[] = [];
  if (nameOf(old) !== name) changes.push(line('change_source_name', nameOf(old), name));
  if (old.paused !== source.paused)
    changes.push(line(source.paused ? 'change_source_paused' : 'change_source_resumed', name));
  if (differ(seasons(old), seasons(source))) changes.push(line('change_source_seasons', name));
  if (spoilers(old) !== spoilers(source)) changes.push(line('change_source_spoilers', name));
  if (differ(except(old), except(source))) changes.push(line('change_source_except'));
  if (differ(old.rules ?? {}, source.rules ?? {})) changes.push(line('change_source_rules', name));
  if (differ(old.conditions ?? {}, source.conditions ?? {})) changes.push(line('change_source_conditions', name));
  return changes;
}
