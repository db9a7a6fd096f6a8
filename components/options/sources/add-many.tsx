import { useRef } from 'preact/hooks';
import { useAddMany } from '@/components/options/sources/use-add-many';
import type { ToastContent } from '@/components/page/toasts';
import { useText } from '@/components/page/use-text';
import { Icon } from '@/components/ui/icon';
import { PAUSE } from '@/components/ui/icons';
import { shortTime } from '@/utils/lib/relative-time';
import type { FoundPerson } from '@/utils/messaging/protocol';
import type { send } from '@/utils/messaging/send';
import type { Source } from '@/utils/sources/source';
import { isFound, leftOver } from './many-line';
import { ManyLines } from './many-lines';

interface AddManyProps {
  send: typeof send;
  showToast: (toast: ToastContent) => void;
  now: number;
  v1: boolean;
  sources: readonly Source[];
  /** Text of the field. The page keeps it, so that switching tabs loses nothing. */
  value: string;
  onValue: (value: string) => void;
  /** People already looked up. */
  people?: readonly FoundPerson[];
}

/** Looks up a list of names and addresses, then adds the chosen ones together. */
export function AddMany({ send, showToast, now, v1, sources, value, onValue, people }: AddManyProps) {
  const text = useText();
  const field = useRef<HTMLTextAreaElement>(null);
  const many = useAddMany(send, sources, v1);
  const { lines } = many;
  const checked = lines.filter(({ state }) => state.kind !== 'waiting' && state.kind !== 'checking').length;
  const wanted = lines.filter(({ state, chosen }) => chosen && isFound(state)).length;
  const busy = checked < lines.length || lines.some(({ state }) => state.kind === 'adding');

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    many.check(value, people);
  };
  const add = async () => {
    const added = await many.add();
    if (added.length === 0) return;
    showToast({
      words: text.plural('many_added', added.length),
      undo: async () => {
        await many.undo(added);
        showToast({ words: text.plural('many_undone', added.length) });
      },
    });
  };
  const back = () => {
    onValue(leftOver(lines));
    many.clear();
    requestAnimationFrame(() => field.current?.focus());
  };

  if (lines.length === 0) {
    return (
      <form class="add-form" onSubmit={submit} noValidate>
        <label for="many">{text('many_field')}</label>
        <textarea
          class="field many-field"
          id="many"
          ref={field}
          rows={6}
          dir="auto"
          autocapitalize="none"
          spellcheck={false}
          placeholder={text('many_placeholder')}
          aria-describedby="many-hint"
          value={value}
          onInput={({ currentTarget }) => onValue(currentTarget.value)}
        />
        <p class="hint" id="many-hint">
          {text('many_hint')}
        </p>
        <button type="submit" class="button primary start" aria-disabled={value.trim() === ''}>
          {text('many_check')}
        </button>
      </form>
    );
  }
  return (
    <div class="add-form">
      <p class="many-progress" role="status">
        {many.waitingUntil === null ? (
          text.plural(busy ? 'many_checking' : 'many_checked', lines.length, checked)
        ) : (
          <>
            <Icon path={PAUSE} size={14} />
            {text('many_waiting', shortTime(many.waitingUntil, now, text.locale))}
          </>
        )}
      </p>
      {busy && <progress aria-label={text('many_check')} value={checked} max={lines.length} />}
      <ManyLines send={send} lines={lines} now={now} v1={v1} onChoose={many.choose} onRetry={many.retry} />
      <div class="many-tools">
        {(wanted > 0 || busy) && (
          <button
            type="button"
            class="button primary"
            aria-disabled={busy || wanted === 0}
            onClick={() => !busy && void add()}
          >
            {text.plural('many_add', wanted)}
          </button>
        )}
        <button type="button" class="button" onClick={back}>
          {text(leftOver(lines) === '' ? 'many_more' : 'many_back')}
        </button>
      </div>
    </div>
  );
}
