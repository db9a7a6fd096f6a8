import { usePicture } from '@/components/ui/use-picture';
import type { send } from '@/utils/messaging/send';
import { hueOf, initials } from './initials';

interface PosterProps {
  send: typeof send;
  /** Address at Trakt. Never used directly: the image comes through the cache. */
  address: string | undefined;
  /** The title. Its letters are shown until the image is loaded. */
  title: string;
  size: 'small' | 'large';
}

/** A poster in a box of fixed size. Text beside it names the title, so it is hidden from screen readers. */
export function Poster({ send, address, title, size }: PosterProps) {
  const { place, picture } = usePicture(send, address);
  return (
    <span class={`poster ${size}`} ref={place} style={{ '--hue': String(hueOf(title)) }} aria-hidden="true">
      {picture ? <img src={picture} alt="" /> : initials(title)}
    </span>
  );
}
