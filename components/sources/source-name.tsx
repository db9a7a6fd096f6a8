import { useText } from '@/components/hooks/use-text';
import { showLink } from '@/utils/activity/link';
import type { Source } from '@/utils/sources/source';

/** What a source is called, leading to its page at Trakt. */
export function SourceName({ source, name }: { source: Source; name: string }) {
  const text = useText();
  if (source.kind === 'following') {
    return (
      <h3>
        <bdi>{name}</bdi>
      </h3>
    );
  }
  const [href, title] =
    source.kind === 'user'
      ? [`https://app.trakt.tv/profile/${encodeURIComponent(source.username)}`, text('sources_open', name)]
      : [showLink(source.ids?.slug ?? source.title, null), text('shows_open', name)];
  return (
    <h3>
      <a href={href} target="_blank" rel="noopener noreferrer" title={title}>
        <bdi>{name}</bdi>
      </a>
      {source.kind === 'user' && <span class="source-slug">{source.username}</span>}
    </h3>
  );
}
