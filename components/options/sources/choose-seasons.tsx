import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useText } from '@/components/page/use-text';
import { ErrorNote } from '@/components/ui/error-note';
import { Poster } from '@/components/ui/poster';
import type { FoundSeason, FoundShow } from '@/utils/messaging/protocol';
import type { SendError, send } from '@/utils/messaging/send';
import { chosenSeasons, type Seasons, toChoice } from './season-choice';
import { SeasonChooser } from './season-chooser';
import { WhatShowsTell } from './what-shows-tell';

interface ChooseSeasonsProps {
  send: typeof send;
  v1: boolean;
  now: number;
  show: FoundShow;
  seasons: readonly FoundSeason[];
  adding: boolean;
  error: SendError | null;
  onAdd: (seasons: Seasons) => void;
  onBack: () => void;
}

/** Chooses the seasons of a show that was found. Takes the focus, because the result list that had it is gone. */
export function ChooseSeasons({ send, v1, now, show, seasons, adding, error, onAdd, onBack }: ChooseSeasonsProps) {
  const text = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  const [choice, setChoice] = useState(() => toChoice(show.season === undefined ? 'all' : [show.season]));
  const [tried, setTried] = useState(false);
  const chosen = chosenSeasons(choice, v1);
  const missing = !v1 && chosen === null;
  // Not in an effect after the paint: a key pressed before it would go elsewhere.
  useLayoutEffect(() => heading.current?.focus(), []);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (chosen && !adding) onAdd(chosen);
  };
  return (
    <form class="chosen" onSubmit={submit} noValidate>
      <div class="chosen-head">
        <Poster send={send} address={show.poster} title={show.name} size="large" />
        <div class="chosen-about">
          <h2 ref={heading} tabIndex={-1}>
            <bdi>{show.name}</bdi> {show.year && <span class="result-more">{show.year}</span>}
          </h2>
          <WhatShowsTell v1={v1} />
        </div>
      </div>
      <SeasonChooser
        send={send}
        v1={v1}
        seasons={seasons}
        choice={choice}
        onChange={setChoice}
        invalid={tried && chosen === null}
      />
      <div class="chosen-foot">
        <button
          type="submit"
          class="button primary"
          aria-disabled={adding || missing}
          aria-describedby={missing ? `${id}-why` : undefined}
        >
          {text('sources_watch', show.name)}
        </button>
        <button type="button" class="button quiet" onClick={onBack}>
          {text('shows_other')}
        </button>
        <p class="hint" id={`${id}-why`} role="status">
          {missing && text('shows_none_chosen')}
        </p>
      </div>
      <div aria-live="polite">{error && <ErrorNote error={error} now={now} v1={v1} about="show" />}</div>
    </form>
  );
}
