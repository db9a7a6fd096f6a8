import { useEffect, useRef, useState } from 'preact/hooks';
import { type Route, routeOf } from '@/components/options/sections';

/**
 * The current view. Navigation moves the focus to the heading of the new view, so that keyboard and screen reader
 * continue there; the first view does not take the focus.
 */
export function useRoute(): Route {
  const [place, setPlace] = useState(() => routeOf(location.hash));
  useEffect(() => {
    const onHash = () => setPlace(routeOf(location.hash));
    addEventListener('hashchange', onHash);
    return () => removeEventListener('hashchange', onHash);
  }, []);
  const isFirst = useRef(true);
  // `place` is a dependency: each navigation moves the focus.
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
