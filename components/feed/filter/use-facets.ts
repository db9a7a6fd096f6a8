import { useEffect, useState } from 'preact/hooks';
import type { FacetGroup } from '@/components/feed/filter/feed-filter';
import type { StoreReader } from '@/components/page/connect-store';
import { type FacetCount, readFacets, readNewestFacets } from '@/utils/store/read/facet-list';

const KINDS: Record<FacetGroup, readonly string[]> = {
  people: ['user'],
  titles: ['show', 'movie'],
  types: ['type'],
  actions: ['action'],
};

/**
 * The facets of a group, read when its panel opens; null until the first are there. Those of the newest rows are shown
 * first, and keep their position when all of them have been counted.
 */
export function useFacets(read: StoreReader, group: FacetGroup | null): readonly FacetCount[] | null {
  const [found, setFound] = useState<{ group: FacetGroup; facets: FacetCount[] } | null>(null);
  useEffect(() => {
    if (!group) return;
    let current = true;
    const find = async () => {
      const first = await read((db) => readNewestFacets(db, KINDS[group]));
      const newest = first.ok ? first.value : [];
      if (current && newest.length > 0) setFound({ group, facets: newest });
      const all = await read((db) => Promise.all(KINDS[group].map((kind) => readFacets(db, kind))));
      if (current) setFound({ group, facets: all.ok ? keepOrder(newest, all.value.flat()) : newest });
    };
    void find();
    return () => {
      current = false;
    };
  }, [read, group]);
  return found?.group === group ? (found?.facets ?? null) : null;
}

/** Facets already shown keep their order; the others follow, most frequent first. */
function keepOrder(shown: readonly FacetCount[], all: readonly FacetCount[]): FacetCount[] {
  const byFacet = new Map(all.map((each) => [each.facet, each]));
  const counted = shown.flatMap(({ facet }) => byFacet.get(facet) ?? []);
  const known = new Set(shown.map(({ facet }) => facet));
  const others = all.filter(({ facet }) => !known.has(facet));
  return [...counted, ...others.sort((a, b) => (b.count ?? 0) - (a.count ?? 0))];
}
