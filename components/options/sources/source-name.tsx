import { useText } from '@/components/page/use-text';
import { showLink } from '@/utils/activity/link';
import type { Source } from '@/utils/sources/source';

/** A source's name, linked to its page at Trakt. */
export function SourceName({ source, name, alone = false }: { source: Source; name: string; alone?: boolean }) {
  const text = useText();
  const Heading = alone ? 'h2' : 'h3';
  if (source.kind === 'following' || source.kind === 'me') {
    return (
      <Heading>
        <bdi>{name}</bdi>
      </Heading>
    );
  }
  const [href, title] =
    source.kind === 'user'
      ? [`https://app.trakt.tv/profile/${encodeURIComponent(source.username)}`, text('sources_open', name)]
      : [showLink(source.ids?.slug ?? source.ref, null), text('shows_open', name)];
  return (
    <Heading>
      <a href={href} target="_blank" rel="noopener noreferrer" title={title}>
        <bdi>{name}</bdi>
      </a>
      {source.kind === 'user' && <span class="source-slug">{source.username}</span>}
    </Heading>
  );
}
