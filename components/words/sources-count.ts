import type { Text } from '@/utils/lib/text';

/** "2 people and 1 show"; empty if there are none. */
export function sourcesCount(text: Text, { people, shows }: { people: number; shows: number }): string {
  const parts = [
    people > 0 ? text.plural('sources_count', people) : '',
    shows > 0 ? text.plural('sources_count_shows', shows) : '',
  ];
  return new Intl.ListFormat(text.locale).format(parts.filter((part) => part !== ''));
}
