import type { SectionProps } from '@/components/options/props';
import { baselineOf, sourceState, sourceStateWords } from '@/components/options/sources/source-state';
import { useSignedIn } from '@/components/page/use-account';
import { useText } from '@/components/page/use-text';
import { Icon } from '@/components/ui/icon';
import { ALERT } from '@/components/ui/icons';
import { DONE } from '@/components/ui/more-icons';
import { sourceTitle } from '@/components/words/source-title';

interface BaselineStepProps extends Pick<SectionProps, 'settings' | 'streams' | 'now' | 'env'> {
  /** True if no step is left. */
  done: boolean;
}

/** Maximum number of failing sources named. Without a network it would be all of them. */
const MAX_NAMED_SOURCES = 3;

/** Shows that past activities cause no notifications: how many were found and marked as read. */
export function BaselineStep({ settings, streams, now, env, done }: BaselineStepProps) {
  const text = useText();
  const signedIn = useSignedIn(env);
  const found = settings.sources.map((source) => {
    const state = sourceState(source, streams, settings.paused, settings.rules);
    const words = sourceStateWords(text, state, { now, v1: env.protocol === 'v1', signedIn });
    return { source, ...words, isWaiting: state.kind === 'waiting-first', count: baselineOf(source, streams) };
  });
  const isWaiting = found.some((each) => each.isWaiting);
  // Nothing was marked as read for sources that could not be read.
  const unread = found.filter((each) => each.tone === 'bad' || (each.count === null && !each.isWaiting));
  const count = found.reduce((sum, each) => sum + (each.count ?? 0), 0);
  return (
    <>
      {unread.slice(0, MAX_NAMED_SOURCES).map(({ source, words, tone }) => (
        <p class={tone === 'bad' ? 'note bad' : 'note'} role="status" key={source.id}>
          {tone === 'bad' && <Icon path={ALERT} />}
          <span>{found.length > 1 ? text('health_of', sourceTitle(text, source), words) : words}</span>
        </p>
      ))}
      {(isWaiting || count > 0 || unread.length < found.length) && (
        <>
          <p class="note good" role="status" id="baseline">
            {!isWaiting && <Icon path={DONE} />}
            <span>{isWaiting ? text('welcome_proof_waiting') : text.plural('sources_baseline', count)}</span>
          </p>
          <p class="hint">{text('welcome_proof_hint')}</p>
        </>
      )}
      {done && (
        <div class="welcome-end">
          <a class="button primary" href="/feed.html" target="_blank" rel="noreferrer">
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
