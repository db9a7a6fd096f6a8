import { useText } from '@/components/hooks/use-text';
import type { SendError } from '@/utils/messaging/send';
import { errorSentence } from './error-sentence';
import { Icon } from './icon';
import { ALERT } from './icons';

interface ErrorNoteProps {
  error: SendError;
  now: number;
  v1: boolean;
  about?: 'user' | 'show';
}

/** What is wrong and what to do next. */
export function ErrorNote({ error, now, v1, about }: ErrorNoteProps) {
  const text = useText();
  const { what, next } = errorSentence(text, error, { now, v1, about });
  return (
    <div class="note bad">
      <Icon path={ALERT} />
      <p>
        <strong>{what}</strong> {next}
      </p>
    </div>
  );
}
