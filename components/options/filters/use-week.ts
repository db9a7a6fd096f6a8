import { useEffect, useState } from 'preact/hooks';
import { PREVIEW_SPAN } from '@/components/options/filters/rule-preview';
import type { StoreReader } from '@/components/page/connect-store';
import { readCardsSince } from '@/utils/store/read/feed-reader';
import type { Card } from '@/utils/store/schema';

/** The cards of the last week for a preview, read once when the page opens; null until loaded. */
export function useWeek(read: StoreReader): readonly Card[] | null {
  const [cards, setCards] = useState<readonly Card[] | null>(null);
  useEffect(() => {
    let current = true;
    read((db) => readCardsSince(db, Date.now() - PREVIEW_SPAN)).then((found) => {
      if (current && found.ok) setCards(found.value);
    });
    return () => {
      current = false;
    };
  }, [read]);
  return cards;
}
