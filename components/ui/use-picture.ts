import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { send } from '@/utils/messaging/send';

/** Margin below the viewport in which images are requested already. */
const PRELOAD_MARGIN = '300px';

/**
 * An image of Trakt as a `data:` URL, requested when its element comes near the viewport. Undefined until it is loaded,
 * or if there is none.
 */
export function usePicture(
  ask: typeof send,
  address: string | undefined,
): { place: RefObject<HTMLSpanElement | null>; picture: string | undefined } {
  const place = useRef<HTMLSpanElement>(null);
  const [picture, setPicture] = useState<{ address: string; dataUrl: string }>();
  useEffect(() => {
    if (!address || !place.current) return;
    let current = true;
    const observer = new IntersectionObserver(
      async (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        observer.disconnect();
        const reply = await ask('picture', { address });
        if (current && reply.ok) setPicture({ address, dataUrl: reply.dataUrl });
      },
      { rootMargin: PRELOAD_MARGIN },
    );
    observer.observe(place.current);
    return () => {
      current = false;
      observer.disconnect();
    };
  }, [ask, address]);
  return { place, picture: picture?.address === address ? picture?.dataUrl : undefined };
}
