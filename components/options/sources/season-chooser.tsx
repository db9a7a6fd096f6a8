import { useId } from 'preact/hooks';
import { useText } from '@/components/page/use-text';
import { Poster } from '@/components/ui/poster';
import { Segments } from '@/components/ui/segments';
import { type SeasonChooserProps, seasonName } from './season-choice';
import { SeasonField } from './season-field';

/** Chooses all seasons of a show, or some by their posters. */
export function SeasonChooser(props: SeasonChooserProps) {
  const { seasons, choice, onChange, v1 } = props;
  const text = useText();
  const id = useId();
  if (v1) return <SeasonField {...props} />;
  const tick = (number: number, ticked: boolean) => {
    const some = new Set(choice.some);
    if (ticked) some.add(number);
    else some.delete(number);
    onChange({ ...choice, some });
  };
  if (seasons.length === 0) return <p class="hint">{text('shows_no_seasons')}</p>;
  return (
    <div class="season-choice">
      <Segments
        legend={text('shows_seasons')}
        options={[
          { value: 'all', words: text('shows_all') },
          { value: 'some', words: text('shows_some') },
        ]}
        value={choice.all ? 'all' : 'some'}
        onChange={(value) => onChange({ ...choice, all: value === 'all' })}
      />
      {choice.all ? (
        <p class="hint">{text('shows_all_hint')}</p>
      ) : (
        <ul class="seasons" aria-label={text('shows_seasons')}>
          {seasons.map(({ number, title, episodes, poster }) => (
            <li key={number}>
              <label class="season" for={`${id}-${number}`}>
                <input
                  id={`${id}-${number}`}
                  type="checkbox"
                  checked={choice.some.has(number)}
                  onChange={({ currentTarget }) => tick(number, currentTarget.checked)}
                />
                <Poster
                  send={props.send}
                  address={poster}
                  // Letters of a name's first and last word stand where there is no picture: both digits of the number.
                  title={number > 0 && number < 100 ? [...String(number)].join(' ') : seasonName(text, number)}
                  size="large"
                />
                <span class="season-name">{seasonName(text, number)}</span>
                {title && !isPlain(title, number) && (
                  <span class="season-more">
                    <bdi>{title}</bdi>
                  </span>
                )}
                {episodes !== undefined && (
                  <span class="season-more">{text.plural('shows_season_episodes', episodes)}</span>
                )}
              </label>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** A title such as "Season 2" adds nothing to the number. */
function isPlain(title: string, number: number): boolean {
  return number === 0 || /^\D*\d+$/.test(title);
}
