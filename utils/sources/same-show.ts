import type { Ids } from '@/utils/activity/media';

interface NamedShow {
  ref: string;
  ids?: Ids | undefined;
}

/** Whether both are the same show: by their request name, or by an id that both have. */
export function isSameShow(a: NamedShow, b: NamedShow): boolean {
  const shared = (['trakt', 'slug', 'tvdb', 'imdb'] as const).some(
    (service) => a.ids?.[service] !== undefined && a.ids[service] === b.ids?.[service],
  );
  return a.ref === b.ref || shared;
}
