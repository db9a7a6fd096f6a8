import { useEffect, useState } from 'preact/hooks';
import type { FacetGroup } from '@/components/feed/feed-filter';
import { type FacetCount, readFacets } from '@/utils/store/facet-list';
import type { StoreReader } from './open-reader';

const KINDS: Record<FacetGroup, readonly string[]> = {
  people: ['user'],
  titles: ['show', 'movie'],
  types: ['type'],
  actions: ['action'],
};

/** What there is to filter by, read when it is first wanted; null until it is here. */
export function useFacets(read: StoreReader, group: FacetGroup | null): readonly FacetCount[] | null {
  const [found, setFound] = useState<{ group: FacetGroup; facets: FacetCount[] } | null>(null);
  useEffect(() => {
    if (!group) return;
    let current = true;
    read((db) => Promise.all(KINDS[group].map((kind) => readFacets(db, kind)))).then((reply) => {
      if (!current) return;
      const facets = reply.ok ? reply.value.flat().sort((a, b) => b.count - a.count) : [];
      setFound({ group, facets });
    });
    return () => {
      current = false;
    };
  }, [read, group]);
  return found?.group === group ? (found?.facets ?? null) : null;
}
