import { useText } from '@/components/page/use-text';
import { errorSentence } from '@/components/words/error-sentence';
import type { SendError } from '@/utils/messaging/send';
import { ProblemNote } from './problem-note';

interface ErrorNoteProps {
  error: SendError;
  now: number;
  v1: boolean;
  about?: 'user' | 'show';
}

/** What a reply says is wrong, and what to do next. */
export function ErrorNote({ error, now, v1, about }: ErrorNoteProps) {
  const text = useText();
  return <ProblemNote {...errorSentence(text, error, { now, v1, about })} />;
}
