import type { Activity, Person } from '@/utils/activity/activity';
import { isolate, oneLine } from '@/utils/lib/clean-text';
import type { Text } from '@/utils/lib/text';

/** Longer names are cut. */
const MAX_NAME_CHARS = 60;

/** A person's display name: the full name, else the username or slug. */
export function nameOf({ name, username, slug }: Person): string {
  return [name ?? '', username, slug].map((each) => oneLine(each, MAX_NAME_CHARS)).find((each) => each !== '') ?? '?';
}

/** The people of these activities, each once, in order; made safe for use in a sentence. */
export function namesOf(activities: readonly Activity[], locale: string): string[] {
  return [...new Map(activities.map(({ user }) => [user.slug, isolate(nameOf(user), locale)])).values()];
}

/** "Mia", "Mia and Ben", "Mia and 2 others". */
export function people(text: Text, names: readonly string[]): string {
  const [first = '', second = ''] = names;
  if (names.length <= 1) return first;
  return names.length === 2
    ? text('sentence_two_people', first, second)
    : text.plural('sentence_more_people', names.length - 1, first);
}
