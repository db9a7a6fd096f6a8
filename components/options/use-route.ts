import { useEffect, useRef, useState } from 'preact/hooks';
import { type Route, routeOf } from '@/components/options/sections';

/**
 * The place that the address names. Following a link to another one moves the focus to its heading, so that keyboard and
 * screen reader arrive there too; the first one of a page takes no focus.
 */
export function useRoute(): Route {
  const [place, setPlace] = useState(() => routeOf(location.hash));
  useEffect(() => {
    const onHash = () => setPlace(routeOf(location.hash));
    addEventListener('hashchange', onHash);
    return () => removeEventListener('hashchange', onHash);
  }, []);
  const isFirst = useRef(true);
  // Another place is the reason to go there.
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false;
      return;
    }
    scrollTo({ top: 0 });
    document.getElementById('section-title')?.focus();
  }, [place]);
  return place;
}
