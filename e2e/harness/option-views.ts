import { SECTIONS } from '@/components/options/sections';

/** All views of the options page, by their hashes. */
export const OPTION_VIEWS: readonly string[] = [...SECTIONS.map(({ id }) => id), 'welcome'];
