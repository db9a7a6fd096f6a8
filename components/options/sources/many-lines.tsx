import { useText } from '@/components/page/use-text';
import { Avatar } from '@/components/ui/avatar';
import { Icon } from '@/components/ui/icon';
import { ALERT } from '@/components/ui/icons';
import { DONE } from '@/components/ui/more-icons';
import { Poster } from '@/components/ui/poster';
import { errorSentence } from '@/components/words/error-sentence';
import { joinSentences } from '@/utils/lib/sentence-gap';
import type { Text } from '@/utils/lib/text';
import type { send } from '@/utils/messaging/send';
import { isFound, type Line, type LineState, nameOf } from './many-line';

interface ManyLinesProps {
  send: typeof send;
  lines: readonly Line[];
  now: number;
  v1: boolean;
  onChoose: (index: number, chosen: boolean) => void;
  onRetry: (index: number) => void;
}

/** All lines with their state. */
export function ManyLines({ send, lines, now, v1, onChoose, onRetry }: ManyLinesProps) {
  const text = useText();
  return (
    <ul class="many-lines" aria-label={text('many_results')}>
      {lines.map(({ text: written, state, chosen }, index) => {
        const found = isFound(state) ? state : state.kind === 'adding' || state.kind === 'added' ? state.found : null;
        const id = `many-${index}`;
        return (
          <li key={written} data-state={state.kind}>
            {isFound(state) ? (
              <input
                type="checkbox"
                id={id}
                checked={chosen}
                aria-describedby={`${id}-words`}
                onChange={({ currentTarget }) => onChoose(index, currentTarget.checked)}
              />
            ) : (
              <span class="many-mark">
                <LineMark kind={state.kind} />
              </span>
            )}
            {found?.kind === 'person' && (
              <Avatar name={nameOf(found)} seed={found.user.slug} picture={found.user.avatar} />
            )}
            {found && found.kind !== 'person' && (
              <Poster send={send} address={found.show.poster} title={found.show.name} size="small" />
            )}
            <div class="many-about">
              {found ? (
                <label class="many-name" for={isFound(state) ? id : undefined}>
                  <bdi>{nameOf(found)}</bdi>{' '}
                  <span class="source-slug">{found.kind === 'person' ? found.user.slug : found.show.year}</span>
                </label>
              ) : (
                <bdi class="many-name">{written}</bdi>
              )}
              <p class={state.kind === 'failed' ? 'many-words bad' : 'many-words'} id={`${id}-words`}>
                {lineWords(text, state, written, { now, v1 })}
              </p>
            </div>
            {state.kind === 'failed' && state.error.kind !== 'already-watched' && (
              <button
                type="button"
                class="button"
                aria-label={text('many_retry_named', written)}
                onClick={() => onRetry(index)}
              >
                {text('many_retry')}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function LineMark({ kind }: { kind: LineState['kind'] }) {
  if (kind === 'failed') return <Icon path={ALERT} size={16} />;
  if (kind === 'added') return <Icon path={DONE} size={16} />;
  return null;
}

function lineWords(text: Text, state: LineState, written: string, at: { now: number; v1: boolean }): string {
  switch (state.kind) {
    case 'waiting':
      return text('many_state_waiting');
    case 'checking':
      return text('sources_looking');
    case 'adding':
      return text('many_state_adding');
    case 'added':
      return text('many_state_added');
    case 'twice':
      return text('many_state_twice');
    case 'person':
      return text(state.user.private ? 'many_state_private' : 'many_state_person');
    case 'show':
      return text('many_state_show');
    case 'maybe':
      return text('many_state_maybe', written);
    case 'failed': {
      const { what, next } = errorSentence(text, state.error, at);
      return joinSentences(what, next);
    }
  }
}
