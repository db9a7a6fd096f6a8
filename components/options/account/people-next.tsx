import { useState } from 'preact/hooks';
import type { SectionProps } from '@/components/options/props';
import { PickFollowing } from '@/components/options/sources/pick-following';
import { useText } from '@/components/page/use-text';

interface PeopleNextProps extends Pick<SectionProps, 'send' | 'showToast' | 'read' | 'now' | 'settings'> {
  /** True if the person has signed in on this page: then the list is their next step. */
  arrived: boolean;
}

/** The next step after signing in: to choose among the people one follows. The list costs a request, so others ask for it. */
export function PeopleNext({ arrived, settings, ...props }: PeopleNextProps) {
  const text = useText();
  const [open, setOpen] = useState(arrived || settings.sources.length === 0);
  if (settings.sources.some(({ kind }) => kind === 'following')) return null;
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
