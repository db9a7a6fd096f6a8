import { useEffect, useRef, useState } from 'preact/hooks';
import type { StoreReader } from '@/components/page/connect-store';
import { useText } from '@/components/page/use-text';
import { Icon } from '@/components/ui/icon';
import { Modal } from '@/components/ui/modal';
import { BACK } from '@/components/ui/more-icons';
import type { Subject } from '@/utils/activity/facet-name';
import type { SpoilerContext } from '@/utils/activity/spoiler';
import { PersonView } from './person-view';
import { TitleView } from './title-view';
import { useAround } from './use-around';

interface AroundDialogProps {
  subject: Subject;
  read: StoreReader;
  spoilerContext: SpoilerContext;
  /** False if the person wants no pictures. */
  pictures: boolean;
  /** Slug of the viewer; null if unknown. */
  self: string | null;
  now: number;
  onClose: () => void;
}

/**
 * What the store holds around a title or a person. Names in it lead on to what is known of them, and a button back. No
 * requests.
 */
export function AroundDialog({ subject, read, spoilerContext, pictures, self, now, onClose }: AroundDialogProps) {
  const text = useText();
  const [trail, setTrail] = useState<readonly Subject[]>([subject]);
  const [opened] = useState(now);
  const shown = trail.at(-1) ?? subject;
  const found = useAround(shown.facet, { read, self, now: opened });
  const place = useRef<HTMLDivElement>(null);
  const left = useRef<string | null>(null);
  useTrailFocus(place, left, trail.length, found !== null);
  const go = (next: Subject) => {
    left.current = null;
    setTrail([...trail, next]);
  };
  const back = () => {
    left.current = shown.facet;
    setTrail(trail.slice(0, -1));
  };
  const name = (found !== 'failed' && found?.name) || shown.name || shown.facet.slice(shown.facet.indexOf(':') + 1);
  const view = { read, spoilerContext, pictures, now, onGo: go };
  return (
    <Modal title={name} onClose={onClose}>
      <div class="around" ref={place} aria-busy={!found || (found !== 'failed' && !found.isDone)}>
        {trail.length > 1 && (
          <button type="button" class="button quiet around-back" onClick={back}>
            <Icon path={BACK} size={16} />
            {text('menu_back')}
          </button>
        )}
        {found === 'failed' && <p>{text('around_failed')}</p>}
        {found && found !== 'failed' && 'title' in found && (
          <TitleView found={found.title} isDone={found.isDone} {...view} />
        )}
        {found && found !== 'failed' && 'person' in found && (
          <PersonView facet={shown.facet} found={found.person} isDone={found.isDone} {...view} />
        )}
      </div>
    </Modal>
  );
}

/** The button that was pressed is gone with its view: the focus goes to the one back, or to the name that was left. */
function useTrailFocus(
  place: { current: HTMLElement | null },
  left: { current: string | null },
  depth: number,
  isFound: boolean,
): void {
  const before = useRef(depth);
  useEffect(() => {
    if (!isFound || before.current === depth) return;
    before.current = depth;
    const { current: facet } = left;
    const names = [...(place.current?.querySelectorAll<HTMLElement>('[data-around]') ?? [])];
    const target = facet === null ? undefined : names.find(({ dataset }) => dataset.around === facet);
    (target ?? place.current?.querySelector<HTMLElement>('.around-back') ?? names[0])?.focus();
  }, [place, left, depth, isFound]);
}
