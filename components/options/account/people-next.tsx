import { useRef, useState } from 'preact/hooks';
import type { SectionProps } from '@/components/options/props';
import { PickFollowing } from '@/components/options/sources/pick-following';
import { useKeptFocus } from '@/components/page/use-kept-focus';
import { useText } from '@/components/page/use-text';
import { Icon } from '@/components/ui/icon';
import { DONE } from '@/components/ui/more-icons';

interface PeopleNextProps extends Pick<SectionProps, 'send' | 'showToast' | 'read' | 'now' | 'settings'> {
  /** True if the person has signed in on this page: then the list is their next step. */
  arrived: boolean;
}

/**
 * The next step after signing in: to choose among the people one follows. The list costs a request, so others ask for
 * it.
 */
export function PeopleNext({ arrived, settings, ...props }: PeopleNextProps) {
  const text = useText();
  const [open, setOpen] = useState(arrived || settings.sources.length === 0);
  const everyone = settings.sources.some(({ kind }) => kind === 'following');
  const [hadEveryone] = useState(everyone);
  const note = useRef<HTMLParagraphElement>(null);
  useKeptFocus(note, everyone);
  if (everyone && hadEveryone) return null;
  if (everyone)
    return (
      <p class="note good" tabIndex={-1} ref={note}>
        <Icon path={DONE} />
        <span>
          {text('welcome_watched', text('sources_kind_following'))} <a href="#sources">{text('welcome_more')}</a>
        </span>
      </p>
    );
  return (
    <div class="panel form">
      <h2>{text('sources_add_following')}</h2>
      {open ? (
        <PickFollowing sources={settings.sources} {...props} />
      ) : (
        <div class="actions">
          <button type="button" class="button" onClick={() => setOpen(true)}>
            {text('following_list')}
          </button>
        </div>
      )}
    </div>
  );
}
