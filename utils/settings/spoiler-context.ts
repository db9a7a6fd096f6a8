import type { SpoilerContext } from '@/utils/activity/spoiler';
import type { Settings } from '@/utils/settings/settings';
import { isShow } from '@/utils/sources/is-about';

/** What the person's settings let them see: the general level, and what they chose for single shows. */
export function spoilerContextOf(
  { spoilers, sources }: Pick<Settings, 'spoilers' | 'sources'>,
  watched?: SpoilerContext['watched'],
): SpoilerContext {
  const chosen = sources.flatMap((source) => (source.kind === 'show' && source.spoilers ? [source] : []));
  return { spoilers, watched, ofShow: (show) => chosen.find((source) => isShow(show, source))?.spoilers };
}

/** Whether more is hidden anywhere than what its author marked as a spoiler. */
export const hidesSpoilers = ({ spoilers, sources }: Pick<Settings, 'spoilers' | 'sources'>): boolean =>
  spoilers !== 'none' || sources.some((source) => source.kind === 'show' && source.spoilers === 'hidden');
