import { BELL, HEALTH, KEY, LOAD, LOOK, MOON, NEWS, PEOPLE, RULES } from '@/components/ui/more-icons';
import type { MessageKey } from '@/utils/lib/text';

/** Sections of the options page in display order; `id` is the hash. */
export const SECTIONS = [
  { id: 'sources', title: 'options_sources', icon: PEOPLE },
  { id: 'filters', title: 'options_filters', icon: RULES },
  { id: 'notifications', title: 'options_notifications', icon: BELL },
  { id: 'quiet', title: 'options_quiet', icon: MOON },
  { id: 'appearance', title: 'options_appearance', icon: LOOK },
  { id: 'account', title: 'options_account', icon: KEY },
  { id: 'data', title: 'options_data', icon: LOAD },
  { id: 'health', title: 'options_health', icon: HEALTH },
  { id: 'news', title: 'options_news', icon: NEWS },
] as const satisfies readonly { id: string; title: MessageKey; icon: string }[];

export type SectionId = (typeof SECTIONS)[number]['id'];

/** All views. `welcome` is opened once after installation and has no link in the sidebar. */
export type ViewId = SectionId | 'welcome';

/** A view of the options, as its hash names it. */
export interface Route {
  section: ViewId;
  /** What follows the section: `#sources/user:mia` opens one source. Empty if nothing follows. */
  detail: string;
}

export const titleOf = (view: ViewId): MessageKey => SECTIONS.find(({ id }) => id === view)?.title ?? 'welcome_title';

/** Parses a hash. Unknown ones lead to the first section. */
export function routeOf(hash: string): Route {
  const [id, ...rest] = hash.replace(/^#/, '').split('/');
  const section = id === 'welcome' ? id : SECTIONS.find((each) => each.id === id)?.id;
  return section ? { section, detail: decoded(rest.join('/')) } : { section: SECTIONS[0].id, detail: '' };
}

/** The hash of a view. */
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
