import { BELL, HEALTH, KEY, LOAD, LOOK, MOON, PEOPLE, RULES } from '@/components/ui/more-icons';
import type { MessageKey } from '@/utils/lib/text';

/** The sections of the options page in their order; `id` is the hash that leads there. */
export const SECTIONS = [
  { id: 'sources', title: 'options_sources', icon: PEOPLE },
  { id: 'filters', title: 'options_filters', icon: RULES },
  { id: 'notifications', title: 'options_notifications', icon: BELL },
  { id: 'quiet', title: 'options_quiet', icon: MOON },
  { id: 'appearance', title: 'options_appearance', icon: LOOK },
  { id: 'account', title: 'options_account', icon: KEY },
  { id: 'data', title: 'options_data', icon: LOAD },
  { id: 'health', title: 'options_health', icon: HEALTH },
] as const satisfies readonly { id: string; title: MessageKey; icon: string }[];

export type SectionId = (typeof SECTIONS)[number]['id'];

/** Views that no link of the side leads to: `welcome` is opened once, after the installation. */
export type ViewId = SectionId | 'welcome';

/** A place in the options, as an address names it. */
export interface Route {
  section: ViewId;
  /** What follows the section: `#sources/user:mia` leads to one source. Empty where nothing does. */
  detail: string;
}

/** The place that an address names; the first section where it names none. */
export function routeOf(hash: string): Route {
  const [id, ...rest] = hash.replace(/^#/, '').split('/');
  const section = id === 'welcome' ? id : SECTIONS.find((each) => each.id === id)?.id;
  return section ? { section, detail: decoded(rest.join('/')) } : { section: SECTIONS[0].id, detail: '' };
}

/** The address of a place. */
export function hashOf(section: SectionId, detail: string): string {
  return `#${section}/${encodeURIComponent(detail)}`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
