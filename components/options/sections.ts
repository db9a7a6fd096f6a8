import { HEALTH, KEY, LOAD, PEOPLE, RULES } from '@/components/ui/more-icons';
import type { MessageKey } from '@/utils/lib/text';

/** The sections of the options page in their order; `id` is the hash that leads there. */
export const SECTIONS = [
  { id: 'sources', title: 'options_sources', icon: PEOPLE },
  { id: 'filters', title: 'options_filters', icon: RULES },
  { id: 'account', title: 'options_account', icon: KEY },
  { id: 'data', title: 'options_data', icon: LOAD },
  { id: 'health', title: 'options_health', icon: HEALTH },
] as const satisfies readonly { id: string; title: MessageKey; icon: string }[];

export type SectionId = (typeof SECTIONS)[number]['id'];

/** The section that an address names; the first where it names none. */
export function sectionOf(hash: string): SectionId {
  const id = hash.replace(/^#/, '');
  return SECTIONS.find((section) => section.id === id)?.id ?? SECTIONS[0].id;
}
