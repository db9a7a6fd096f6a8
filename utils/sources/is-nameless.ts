import type { Source } from '@/utils/sources/source';

/** Whether an active source came from a settings file without a display name, which has to be looked up. */
export const isNameless = (source: Source): boolean =>
  !source.paused && ((source.kind === 'user' && !source.name) || (source.kind === 'show' && !source.ids));
