import { Avatar } from '@/components/ui/avatar';
import { Icon } from '@/components/ui/icon';
import { PERSON } from '@/components/ui/icons';
import { hueOf } from '@/components/ui/initials';
import { PEOPLE } from '@/components/ui/more-icons';
import type { Source } from '@/utils/sources/source';

/**
 * A person's avatar. Everyone followed, and the person themself, have no name to take initials from: they get an icon.
 */
export function SourceFace({ source, name, avatar }: { source: Source; name: string; avatar: string | undefined }) {
  if (source.kind !== 'following' && source.kind !== 'me') {
    return <Avatar name={name} seed={source.id.slice(source.id.indexOf(':') + 1)} picture={avatar} />;
  }
  return (
    <span class="avatar" style={{ '--hue': String(hueOf(source.id)) }} aria-hidden="true">
      <Icon path={source.kind === 'me' ? PERSON : PEOPLE} />
    </span>
  );
}
