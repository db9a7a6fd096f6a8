import type { ErrorSentence } from '@/components/words/error-sentence';
import { sentenceGap } from '@/utils/lib/sentence-gap';
import { Icon } from './icon';
import { ALERT } from './icons';

/** What went wrong, and what to do next. */
export function ProblemNote({ what, next }: ErrorSentence) {
  return (
    <div class="note bad">
      <Icon path={ALERT} />
      <p>
        <strong>{what}</strong>
        {sentenceGap(what)}
        {next}
      </p>
    </div>
  );
}
