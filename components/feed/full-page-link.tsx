import { useText } from '@/components/page/use-text';
import { Icon } from '@/components/ui/icon';
import { EXPAND } from '@/components/ui/more-icons';

/** Opens the same feed in a tab. */
export function FullPageLink({ onFollow }: { onFollow: () => void }) {
  const text = useText();
  const words = text('popup_full_page');
  return (
    <a
      class="tool"
      href="/feed.html"
      target="_blank"
      rel="noopener"
      aria-label={words}
      title={words}
      onClick={onFollow}
    >
      <Icon path={EXPAND} />
    </a>
  );
}
