import { useEffect, useState } from 'preact/hooks';
import type { StoreReader } from '@/components/page/connect-store';
import { readImage } from '@/utils/store/images';

/** Cached avatars by slug; users without one are missing. */
export function useAvatars(read: StoreReader, slugs: readonly string[]): ReadonlyMap<string, string> {
  const [avatars, setAvatars] = useState<ReadonlyMap<string, string>>(new Map());
  const wanted = [...new Set(slugs)].sort().join('\n');
  useEffect(() => {
    let current = true;
    read((db) =>
      Promise.all(wanted.split('\n').map(async (slug) => [slug, await readImage(db, `avatar:${slug}`)] as const)),
    ).then((found) => {
      if (!current || !found.ok) return;
      setAvatars(new Map(found.value.filter((pair): pair is [string, string] => pair[1] !== undefined)));
    });
    return () => {
      current = false;
    };
  }, [read, wanted]);
  return avatars;
}
