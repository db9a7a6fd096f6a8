import { usePicture } from '@/components/ui/use-picture';
import type { send } from '@/utils/messaging/send';
import { hueOf, initials } from './initials';

interface PosterProps {
  send: typeof send;
  /** At Trakt; never put into the page as it is. */
  address: string | undefined;
  /** What it stands for: its letters are drawn until the picture is here. */
  title: string;
  size: 'small' | 'large';
}

/** A poster in a box of a fixed size. Stands beside the words that name it, so it is never read aloud. */
export function Poster({ send, address, title, size }: PosterProps) {
  const { place, picture } = usePicture(send, address);
  return (
    <span class={`poster ${size}`} ref={place} style={{ '--hue': String(hueOf(title)) }} aria-hidden="true">
      {picture ? <img src={picture} alt="" /> : initials(title)}
    </span>
  );
}
