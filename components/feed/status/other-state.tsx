import { useText } from '@/components/page/use-text';
import { ALERT } from '@/components/ui/icons';
import { KEY, LOCK, PEOPLE } from '@/components/ui/more-icons';
import { StartDemo } from '@/components/ui/start-demo';
import { errorSentence } from '@/components/words/error-sentence';
import { sourcesCount } from '@/components/words/sources-count';
import { assertNever } from '@/utils/lib/assert-never';
import { joinSentences } from '@/utils/lib/sentence-gap';
import { EmptyState } from './empty-state';
import { NoticeLine } from './notice-line';
import type { PopupState } from './popup-state';

interface OtherStateProps {
  state: Exclude<PopupState, { kind: 'feed' | 'loading' }>;
  now: number;
  v1: boolean;
  onReload: () => void;
  onResume: () => void;
  onFollow: () => void;
}

/** The popup's content when there are no rows: one view for each state. */
export function OtherState({ state, now, v1, onReload, onResume, onFollow }: OtherStateProps) {
  const text = useText();
  const action = (words: string, hash: string) => ({ words, href: `/options.html#${hash}`, onFollow });
  switch (state.kind) {
    case 'broken': {
      const { what, next } = errorSentence(text, { kind: 'store', reason: state.reason }, { now, v1 });
      return (
        <EmptyState path={ALERT} title={text('popup_broken_title')} retry={{ words: text('popup_reload'), onReload }}>
          {joinSentences(what, next)}
        </EmptyState>
      );
    }
    case 'no-client-id':
      return (
        <EmptyState
          path={KEY}
          title={text('popup_key_title')}
          action={action(text(v1 ? 'popup_key_action_v1' : 'popup_key_action'), 'account')}
          other={<StartDemo show={false} now={now} />}
        >
          {text(v1 ? 'popup_key_body_v1' : 'popup_key_body')}
        </EmptyState>
      );
    case 'no-sources':
      return (
        <EmptyState
          path={PEOPLE}
          title={text('popup_empty_title')}
          action={action(text('popup_empty_action'), 'welcome')}
          other={<StartDemo show={false} now={now} />}
        >
          {text('popup_empty_body')}
        </EmptyState>
      );
    case 'cannot-see':
      return (
        <EmptyState
          path={LOCK}
          title={text('popup_private_title')}
          action={action(text('popup_private_action'), 'sources')}
        >
          {text.plural('popup_private_body', state.names.length, state.names[0] ?? '')}
        </EmptyState>
      );
    case 'trouble': {
      const { what, next } = errorSentence(text, state.error, { now, v1, about: state.about });
      return (
        <EmptyState
          path={ALERT}
          title={text('popup_trouble_title')}
          action={action(text('popup_trouble_action'), 'health')}
        >
          {joinSentences(what, next)}
        </EmptyState>
      );
    }
    case 'nothing-yet': {
      const count = sourcesCount(text, state);
      return (
        <>
          <NoticeLine notice={state.notice} v1={v1} onResume={onResume} />
          <EmptyState path={null} title={text(state.checked ? 'popup_quiet_title' : 'popup_foot_never')}>
            {count === '' ? text('caught_up_body') : text('popup_quiet_body', count)}
          </EmptyState>
        </>
      );
    }
    default:
      return assertNever(state);
  }
}
