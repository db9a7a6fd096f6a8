import { useText } from '@/components/page/use-text';
import { Icon } from '@/components/ui/icon';
import { EXPAND } from '@/components/ui/more-icons';
import { NewsDot } from './news-dot';

/** Opens the same feed in a tab. After it: the dot of the options. */
export function FullPageLink({ onFollow }: { onFollow: () => void }) {
  const text = useText();
  const words = text('popup_full_page');
  return (
    <>
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
      <NewsDot />
    </>
  );
}
