import type { Activity, Person } from '@/utils/activity/activity';
import { isolate, oneLine } from '@/utils/lib/clean-text';
import type { Text } from '@/utils/lib/text';

/** Longer names are no names. */
const MAX_NAME_CHARS = 60;

/** What somebody is called: the name, or where there is none what Trakt knows them by. */
export function nameOf({ name, username, slug }: Person): string {
  return [name ?? '', username, slug].map((each) => oneLine(each, MAX_NAME_CHARS)).find((each) => each !== '') ?? '?';
}

/** Who did it, each once, in the order of their activities; fit to stand in a sentence. */
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
