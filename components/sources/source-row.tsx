import { useText } from '@/components/hooks/use-text';
import { Avatar } from '@/components/ui/avatar';
import { Icon } from '@/components/ui/icon';
import { ALERT, PAUSE, RESUME } from '@/components/ui/icons';
import { DONE, REMOVE } from '@/components/ui/more-icons';
import type { Source } from '@/utils/sources/source';
import type { StreamState } from '@/utils/store/schema';
import { baselineOf, sourceState, sourceStateWords } from './source-state';
import { sourceTitle } from './source-title';

interface SourceRowProps {
  source: Source;
  streams: readonly StreamState[];
  allPaused: boolean;
  avatar: string | undefined;
  now: number;
  v1: boolean;
  onPause: (paused: boolean) => void;
  onRemove: () => void;
}

/** One source: who, how reading goes, what was filed as seen, and what can be done with it. */
export function SourceRow({ source, streams, allPaused, avatar, now, v1, onPause, onRemove }: SourceRowProps) {
  const text = useText();
  const name = sourceTitle(text, source);
  const { words, tone } = sourceStateWords(text, sourceState(source, streams, allPaused), { now, v1 });
  const baseline = baselineOf(source, streams);
  return (
    <li class="source" data-source-id={source.id}>
      <Avatar name={name} seed={source.id.slice(source.id.indexOf(':') + 1)} picture={avatar} />
      <div class="source-about">
        <h3>
          {source.kind === 'user' ? (
            <a
              href={`https://app.trakt.tv/profile/${encodeURIComponent(source.username)}`}
              target="_blank"
              rel="noopener noreferrer"
              title={text('sources_open', name)}
            >
              <bdi>{name}</bdi>
            </a>
          ) : (
            <bdi>{name}</bdi>
          )}
          {source.kind === 'user' && <span class="source-slug">{source.username}</span>}
        </h3>
        <p class={`source-state ${tone}`}>
          {tone !== 'quiet' && <Icon path={tone === 'bad' ? ALERT : DONE} size={14} />}
          {words}
        </p>
        {baseline !== null && <p class="source-baseline">{text.plural('sources_baseline', baseline)}</p>}
      </div>
      <div class="source-tools">
        <button
          type="button"
          class="button"
          aria-label={text(source.paused ? 'sources_resume_named' : 'sources_pause_named', name)}
          onClick={() => onPause(!source.paused)}
        >
          <Icon path={source.paused ? RESUME : PAUSE} size={16} />
          {text(source.paused ? 'sources_resume' : 'sources_pause')}
        </button>
        <button
          type="button"
          class="button icon danger"
          aria-label={text('sources_remove_named', name)}
          title={text('sources_remove')}
          onClick={onRemove}
        >
          <Icon path={REMOVE} />
        </button>
      </div>
    </li>
  );
}
