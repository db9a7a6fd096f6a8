import type { ErrorSentence } from '@/components/ui/error-sentence';
import { Icon } from '@/components/ui/icon';
import { ALERT } from '@/components/ui/icons';

/** What went wrong, and what to do next. */
export function ProblemNote({ what, next }: ErrorSentence) {
  return (
    <div class="note bad">
      <Icon path={ALERT} />
      <p>
        <strong>{what}</strong> {next}
      </p>
    </div>
  );
}
