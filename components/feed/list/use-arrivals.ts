import { useEffect, useRef, useState } from 'preact/hooks';
import { arrivals } from '@/components/feed/list/arrivals';
import type { Feed } from '@/components/feed/list/feed';
import type { Text } from '@/utils/lib/text';

/** Text for a polite live region when rows arrive while the page is open. */
export function useArrivals(feed: Feed, text: Text): string {
  const [words, setWords] = useState('');
  const before = useRef(feed);
  useEffect(() => {
    const count = arrivals(before.current, feed);
    before.current = feed;
    if (count > 0) setWords(text.plural('a11y_new', count));
  }, [feed, text]);
  return words;
}
