import { useEffect, useState } from 'preact/hooks';

/** The tab shows rows and details beside each other. The same condition as in `feed-page.css`. */
const SPLIT = '(min-width: 62.5rem) and (min-height: 30rem)';

/** Whether the window has room for the details beside the rows. */
export function useSplit(): boolean {
  const [isSplit, setSplit] = useState(() => matchMedia(SPLIT).matches);
  useEffect(() => {
    const media = matchMedia(SPLIT);
    const update = () => setSplit(media.matches);
    update();
    media.addEventListener('change', update);
    return () => media.removeEventListener('change', update);
  }, []);
  return isSplit;
}
