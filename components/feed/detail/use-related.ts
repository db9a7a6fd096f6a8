import { useEffect, useState } from 'preact/hooks';
import type { StoreReader } from '@/components/page/connect-store';
import { titleFacet } from '@/utils/activity/facets';
import { type FeedQuery, findRows } from '@/utils/store/read/feed-query';
import type { Card } from '@/utils/store/schema';

/** Rows of a list beside the artwork. */
const MAX_RELATED = 6;

const NONE: readonly Card[] = [];

/** The query for what a person did with a title; null if the card has none. */
function relatedQuery({ activities: [newest] }: Card): FeedQuery | null {
  if (!newest) return null;
  const title = titleFacet(newest);
  return title ? { facets: [[`user:${newest.user.slug}`], [title]], unread: false } : null;
}

/** What else the person of a card did with its title, newest first, from the store alone. */
export function useRelated(read: StoreReader, card: Card, revision: number | undefined): readonly Card[] {
  const [found, setFound] = useState<{ id: string; cards: readonly Card[] }>({ id: '', cards: NONE });
  // `revision` is a dependency: each change of the store may add something.
  useEffect(() => {
    const query = relatedQuery(card);
    if (!query) return;
    let isCurrent = true;
    read((db) => findRows(db, query, { limit: MAX_RELATED + 1 })).then((result) => {
      if (!isCurrent || !result.ok) return;
      const others = result.value.rows.flatMap((row) => (row.card.id === card.id ? [] : [row.card]));
      setFound({ id: card.id, cards: others.slice(0, MAX_RELATED) });
    });
    return () => {
      isCurrent = false;
    };
  }, [read, card, revision]);
  return found.id === card.id ? found.cards : NONE;
}
