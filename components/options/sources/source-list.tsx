import { useId, useMemo, useState } from 'preact/hooks';
import { useText } from '@/components/page/use-text';
import { Icon } from '@/components/ui/icon';
import { FIND } from '@/components/ui/more-icons';
import { Segments } from '@/components/ui/segments';
import type { Mute } from '@/utils/rules/mute';
import type { Source } from '@/utils/sources/source';
import { goesBy, isShown, MIN_SEARCHABLE_SOURCES, type Shown } from './find-sources';
import { noActivity, type SourceActivities } from './source-activity';
import { muteOfSource } from './source-mute';
import { SourceRow, type SourceRowProps } from './source-row';
import { sourceState, sourceStateWords, streamsBySource } from './source-state';

interface SourceListProps
  extends Omit<SourceRowProps, 'source' | 'avatar' | 'mute' | 'activity' | 'onPause' | 'onRemove' | 'onSeasons'> {
  sources: readonly Source[];
  mutes: readonly Mute[];
  avatars: ReadonlyMap<string, string>;
  /** Null until read. */
  activities: SourceActivities | null;
  /** Handlers for one source. */
  actionsOf: (source: Source) => Pick<SourceRowProps, 'onPause' | 'onRemove' | 'onSeasons'>;
}

/** All sources, with a search once the list is long. */
export function SourceList({ sources, mutes, avatars, activities, actionsOf, ...props }: SourceListProps) {
  const text = useText();
  const id = useId();
  const [query, setQuery] = useState('');
  const [shown, setShown] = useState<Shown>('all');
  const { streams, allPaused, rules, now, v1, signedIn } = props;
  const bySource = useMemo(() => streamsBySource(streams), [streams]);
  const ownOf = ({ id: of }: Source) => bySource.get(of) ?? [];
  const searchable = sources.length >= MIN_SEARCHABLE_SOURCES;
  const stateOf = (source: Source) =>
    sourceStateWords(text, sourceState(source, ownOf(source), allPaused, rules), { now, v1, signedIn });
  const found = searchable
    ? sources.filter((source) => goesBy(text, source, query) && isShown(shown, stateOf(source)))
    : sources;
  const isNarrowed = found.length < sources.length;
  return (
    <>
      {searchable && (
        // biome-ignore lint/a11y/useSemanticElements: the search element is not known to all supported browsers
        <div class="find" role="search">
          <label class="heard" for={id}>
            {text('sources_find')}
          </label>
          <span class="find-field">
            <Icon path={FIND} size={16} />
            <input
              class="field"
              id={id}
              type="search"
              dir="auto"
              placeholder={text('sources_find')}
              value={query}
              onInput={({ currentTarget }) => setQuery(currentTarget.value)}
            />
          </span>
          <Segments
            legend={text('sources_shown')}
            options={[
              { value: 'all', words: text('sources_shown_all') },
              { value: 'trouble', words: text('sources_shown_trouble') },
              { value: 'quiet', words: text('sources_shown_quiet') },
            ]}
            value={shown}
            onChange={setShown}
          />
        </div>
      )}
      <p class="hint" role="status">
        {isNarrowed && text.plural('sources_found_count', found.length, sources.length)}
      </p>
      {found.length > 0 && (
        <ul class="panel list" aria-labelledby="list-title">
          {found.map((source) => (
            <SourceRow
              key={source.id}
              {...props}
              streams={ownOf(source)}
              source={source}
              activity={activities && (activities.get(source.id) ?? noActivity())}
              mute={muteOfSource(source, mutes, now)}
              avatar={avatars.get(source.id.slice('user:'.length))}
              {...actionsOf(source)}
            />
          ))}
        </ul>
      )}
    </>
  );
}
