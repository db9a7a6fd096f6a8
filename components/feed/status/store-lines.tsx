import { sendLater } from '@/components/page/send-later';
import { useStoreLost } from '@/components/page/use-store-lost';
import { useText } from '@/components/page/use-text';
import { DemoBanner } from '@/components/ui/demo-banner';
import { Icon } from '@/components/ui/icon';
import { ALERT } from '@/components/ui/icons';
import { StoreLostNote } from '@/components/ui/store-lost-note';
import { errorSentence } from '@/components/words/error-sentence';
import { joinSentences } from '@/utils/lib/sentence-gap';
import type { Signals } from '@/utils/messaging/signals';
import type { TraktServer } from '@/utils/server/build-env';
import { databaseName } from '@/utils/server/connection';
import { isDemo } from '@/utils/server/demo';

interface StoreLinesProps {
  /** The Trakt server that the shown store belongs to. */
  trakt: TraktServer;
  signals: Signals | null;
  now: number;
}

/** Notes above the rows: this is the demo, the store cannot be written at the moment, or the browser deleted it. */
export function StoreLines({ trakt, signals, now }: StoreLinesProps) {
  const text = useText();
  const lost = useStoreLost(databaseName(trakt), signals?.revision);
  const reason = signals?.storeProblem;
  const { what, next } = errorSentence(text, { kind: 'store', reason: reason ?? 'full' }, { now, v1: false });
  return (
    <>
      {isDemo(trakt) && <DemoBanner now={now} />}
      {reason && (
        <p class="note lamp notice">
          <Icon path={ALERT} />
          {joinSentences(what, next)}
        </p>
      )}
      {lost !== null && <StoreLostNote onDismiss={() => void sendLater('dismissStoreLost')} />}
    </>
  );
}
