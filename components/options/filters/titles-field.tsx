import { useId, useState } from 'preact/hooks';
import { FoundCount } from '@/components/options/sources/found-count';
import { ShowResults } from '@/components/options/sources/show-results';
import { useFindShows } from '@/components/options/sources/use-find-shows';
import { useText } from '@/components/page/use-text';
import { Choices } from '@/components/ui/choices';
import { Icon } from '@/components/ui/icon';
import { CLOSE } from '@/components/ui/more-icons';
import type { FoundShow } from '@/utils/messaging/protocol';
import type { send } from '@/utils/messaging/send';
import { type ChosenShow, type Conditions, TITLE_CHOICES } from '@/utils/rules/condition';
import type { ShowSource } from '@/utils/sources/source';
import { TITLE_WORDS } from './condition-words';

interface TitlesFieldProps {
  send: typeof send;
  v1: boolean;
  conditions: Conditions;
  /** Watched shows, suggested before any search. */
  shows: readonly ShowSource[];
  onChange: (change: Partial<Conditions>) => void;
}

/** Which titles notify: all, those on the watchlist, or chosen shows. */
export function TitlesField({ send, v1, conditions, shows, onChange }: TitlesFieldProps) {
  const text = useText();
  const { titles } = conditions;
  return (
    <>
      <Choices
        legend={text('conditions_titles')}
        as="stack"
        options={TITLE_CHOICES.filter((choice) => !v1 || choice !== 'watchlist').map((value) => ({
          value,
          words: text(TITLE_WORDS[value]),
        }))}
        value={titles}
        onChange={(value) => onChange({ titles: value })}
      />
      {titles === 'shows' && (
        <ChosenShows
          send={send}
          v1={v1}
          chosen={conditions.shows}
          shows={shows}
          onChange={(chosen) => onChange({ shows: chosen })}
        />
      )}
    </>
  );
}

interface ChosenShowsProps extends Pick<TitlesFieldProps, 'send' | 'v1' | 'shows'> {
  chosen: readonly ChosenShow[];
  onChange: (chosen: ChosenShow[]) => void;
}

function ChosenShows({ send, v1, shows, chosen, onChange }: ChosenShowsProps) {
  const text = useText();
  const id = useId();
  const [typed, setTyped] = useState('');
  const finding = useFindShows(send);
  const isChosen = (show: string) => chosen.some((each) => each.id === show);
  const add = (show: ChosenShow) => {
    if (!isChosen(show.id)) onChange([...chosen, show]);
    setTyped('');
    finding.reset();
  };
  const idOf = ({ ids, ref }: Pick<FoundShow, 'ids' | 'ref'>) => ids.slug ?? ref;
  const offered = shows
    .map((source) => ({ id: source.ids?.slug ?? source.ref, name: source.name ?? source.ref }))
    .filter((show) => !isChosen(show.id));
  const found = 'shows' in finding.state ? finding.state.shows : [];
  return (
    <div class="chosen-shows">
      {chosen.length === 0 ? (
        <p class="note lamp">{text('conditions_shows_none')}</p>
      ) : (
        <ul class="chips" aria-label={text('conditions_shows')}>
          {chosen.map((show) => (
            <li key={show.id}>
              <button
                type="button"
                class="chip"
                aria-label={text('conditions_shows_remove', show.name)}
                onClick={() => onChange(chosen.filter((each) => each.id !== show.id))}
              >
                <bdi>{show.name}</bdi>
                <Icon path={CLOSE} size={14} />
              </button>
            </li>
          ))}
        </ul>
      )}
      {offered.length > 0 && (
        <ul class="chips" aria-label={text('conditions_shows_watched')}>
          {offered.map((show) => (
            <li key={show.id}>
              <button type="button" class="chip add" onClick={() => add(show)}>
                {text('conditions_shows_add', show.name)}
              </button>
            </li>
          ))}
        </ul>
      )}
      {!v1 && (
        <>
          <label for={id}>{text('conditions_shows_find')}</label>
          <input
            class="field"
            id={id}
            type="search"
            dir="auto"
            autocomplete="off"
            value={typed}
            onInput={({ currentTarget }) => {
              setTyped(currentTarget.value);
              finding.type(currentTarget.value);
            }}
          />
          <FoundCount state={finding.state} />
          {found.length > 0 && (
            <ShowResults
              send={send}
              id={`${id}-results`}
              shows={found}
              isWatched={(show) => isChosen(idOf(show))}
              onChoose={(show) => add({ id: idOf(show), name: show.name })}
            />
          )}
        </>
      )}
    </div>
  );
}
