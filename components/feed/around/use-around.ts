import { useLayoutEffect, useState } from 'preact/hooks';
import type { StoreReader } from '@/components/page/connect-store';
import { facetName, isPersonFacet } from '@/utils/activity/facet-name';
import { type AroundPerson, readAroundPerson } from '@/utils/store/read/around-person';
import { type AroundTitle, readAroundTitle } from '@/utils/store/read/around-title';

/** Read first, so that something is there as fast as a page of the feed. */
const FIRST_CARDS = 50;

export type AroundFound = {
  /** Undefined where the feed holds nothing with it. */
  name: string | undefined;
  /** False while only the newest cards have been read. */
  isDone: boolean;
} & ({ title: AroundTitle } | { person: AroundPerson });

interface AroundDeps {
  read: StoreReader;
  /** Slug of the viewer; null if unknown. */
  self: string | null;
  /** When the dialog was opened, ms UTC. */
  now: number;
}

/**
 * What the store holds around a person or title; null while it is read, `failed` if that is not possible. The newest
 * come first, everything follows.
 *
 * @param facet such as `show:severance` or `user:mia`
 */
export function useAround(facet: string, { read, self, now }: AroundDeps): AroundFound | 'failed' | null {
  const [found, setFound] = useState<{ facet: string; around: AroundFound | 'failed' } | null>(null);
  // Reads at once: an effect would wait for a frame first.
  useLayoutEffect(() => {
    let isCurrent = true;
    const run = async () => {
      for (const limit of [FIRST_CARDS, undefined]) {
        const around = await readAround(facet, { read, self, now, limit });
        if (!isCurrent) return;
        setFound({ facet, around });
        if (around === 'failed' || around.isDone) return;
      }
    };
    void run();
    return () => {
      isCurrent = false;
    };
  }, [read, facet, self, now]);
  return found?.facet === facet ? found.around : null;
}

async function readAround(
  facet: string,
  { read, self, now, limit }: AroundDeps & { limit: number | undefined },
): Promise<AroundFound | 'failed'> {
  const isDone = (isAll: boolean) => isAll || limit === undefined;
  if (isPersonFacet(facet)) {
    const found = await read((db) => readAroundPerson(db, facet, { self, now, limit }));
    if (!found.ok) return 'failed';
    const person = found.value;
    return { person, name: facetName(facet, person.newest), isDone: isDone(person.isAll) };
  }
  const found = await read((db) => readAroundTitle(db, facet, limit));
  if (!found.ok) return 'failed';
  const title = found.value;
  return { title, name: facetName(facet, title.people[0]?.newest ?? []), isDone: isDone(title.isAll) };
}
