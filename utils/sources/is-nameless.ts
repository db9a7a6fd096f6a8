import type { Source } from '@/utils/sources/source';

/** Whether an active source came by its address only, from a settings file: what it is called has to be asked. */
export const isNameless = (source: Source): boolean =>
  !source.paused && ((source.kind === 'user' && !source.name) || (source.kind === 'show' && !source.ids));
