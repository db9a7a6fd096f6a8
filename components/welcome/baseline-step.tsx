import { useText } from '@/components/hooks/use-text';
import type { SectionProps } from '@/components/options/props';
import { baselineOf, sourceState } from '@/components/sources/source-state';
import { Icon } from '@/components/ui/icon';
import { DONE } from '@/components/ui/more-icons';

interface BaselineStepProps extends Pick<SectionProps, 'settings' | 'streams'> {
  /** True where nothing is left to do. */
  done: boolean;
}

/** The proof that the past stays quiet: how much of it was found, and how much of that was told. */
export function BaselineStep({ settings, streams, done }: BaselineStepProps) {
  const text = useText();
  const counts = settings.sources.map((source) => baselineOf(source, streams));
  const isWaiting = settings.sources.some(
    (source) => sourceState(source, streams, settings.paused).kind === 'waiting-first',
  );
  const count = counts.reduce<number>((sum, each) => sum + (each ?? 0), 0);
  return (
    <>
      <p class="note good" role="status" id="baseline">
        {!isWaiting && <Icon path={DONE} />}
        <span>{isWaiting ? text('welcome_proof_waiting') : text.plural('sources_baseline', count)}</span>
      </p>
      <p class="hint">{text('welcome_proof_hint')}</p>
      {done && (
        <div class="welcome-end">
          <a class="button primary" href="popup.html" target="_blank" rel="noreferrer">
            {text('welcome_open_feed')}
          </a>
          <a class="button" href="#sources">
            {text('welcome_more')}
          </a>
        </div>
      )}
    </>
  );
}
