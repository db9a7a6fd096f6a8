import { useText } from '@/components/page/use-text';
import { Avatar } from '@/components/ui/avatar';
import { Icon } from '@/components/ui/icon';
import { LOCK } from '@/components/ui/more-icons';
import type { FoundUser } from '@/utils/messaging/protocol';

interface PersonResultProps {
  user: FoundUser;
  adding: boolean;
  onAdd: () => void;
}

/** The person that the field names, with a button that adds them. */
export function PersonResult({ user, adding, onAdd }: PersonResultProps) {
  const text = useText();
  const name = user.name || user.username;
  return (
    <div class="found">
      <Avatar name={name} seed={user.slug} picture={user.avatar} />
      <div class="found-who">
        <p class="found-name">
          <bdi>{name}</bdi> <span class="source-slug">{user.slug}</span>
        </p>
        {user.private ? (
          <p class="found-private">
            <Icon path={LOCK} size={14} />
            <span>
              {text('sources_found_private')} <a href="#account">{text('signin_enter')}</a>
            </span>
          </p>
        ) : (
          <p>{text('sources_found_public')}</p>
        )}
      </div>
      <button type="button" class="button primary" aria-disabled={adding} onClick={() => !adding && onAdd()}>
        {text('sources_watch', name)}
      </button>
    </div>
  );
}
