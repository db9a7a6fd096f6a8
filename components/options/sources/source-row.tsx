import { useRef, useState } from 'preact/hooks';
import { countOverrides } from '@/components/options/filters/override-cells';
import { hashOf } from '@/components/options/sections';
import { useText } from '@/components/page/use-text';
import { Icon } from '@/components/ui/icon';
import { ALERT, PAUSE, RESUME } from '@/components/ui/icons';
import { MUTED, REMOVE, RULES, SEASONS } from '@/components/ui/more-icons';
import { Poster } from '@/components/ui/poster';
import { sourceTitle } from '@/components/words/source-title';
import type { SpoilerContext } from '@/utils/activity/spoiler';
import { shortTime } from '@/utils/lib/relative-time';
import type { send } from '@/utils/messaging/send';
import type { Mute } from '@/utils/rules/mute';
import type { Rules } from '@/utils/rules/rule';
import type { Source } from '@/utils/sources/source';
import type { StreamState } from '@/utils/store/schema';
import { EditSeasons } from './edit-seasons';
import { type Seasons, seasonsWords } from './season-choice';
import type { SourceActivity } from './source-activity';
import { SourceFace } from './source-face';
import { SourceLately } from './source-lately';
import { SourceName } from './source-name';
import { sourceState, sourceStateWords } from './source-state';

export interface SourceRowProps {
  send: typeof send;
  source: Source;
  streams: readonly StreamState[];
  allPaused: boolean;
  /** The default rules. */
  rules: Rules;
  signedIn: boolean;
  /** True if Trakt no longer accepts the sign-in. Public people are still read then. */
  ended: boolean;
  avatar: string | undefined;
  /** The mute in force, if any. */
  mute: Mute | null;
  now: number;
  v1: boolean;
  /** Its activity in the last month; null until read. */
  activity: SourceActivity | null;
  spoilerContext: SpoilerContext;
  /** True on the source's own page, which needs no link to itself. */
  alone?: boolean;
  onPause: (paused: boolean) => void;
  onRemove: () => void;
  onSeasons: (seasons: Seasons) => void;
}

/** One source: name, what is wrong with it, what it did lately, and actions. */
export function SourceRow(props: SourceRowProps) {
  const {
    send,
    source,
    streams,
    allPaused,
    rules,
    signedIn,
    ended,
    avatar,
    mute,
    now,
    v1,
    activity,
    spoilerContext,
    alone = false,
    onPause,
    onRemove,
    onSeasons,
  } = props;
  const text = useText();
  const name = sourceTitle(text, source);
  const state = sourceState(source, streams, allPaused, rules);
  const isSignedOut = source.kind === 'following' && !signedIn && state.kind !== 'paused';
  const { words, tone } = isSignedOut
    ? ({ words: text(ended ? 'signin_prompt' : 'sources_state_signed_out'), tone: 'bad' } as const)
    : sourceStateWords(text, state, { now, v1, signedIn });
  const own = countOverrides(source.rules) + Object.keys(source.conditions ?? {}).length;
  const [editing, setEditing] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setEditing(false);
    opener.current?.focus();
  };
  return (
    <li class="source" data-source-id={source.id} data-state={state.kind}>
      {source.kind === 'show' ? (
        <Poster send={send} address={source.poster} title={name} size="small" />
      ) : (
        <SourceFace source={source} name={name} avatar={avatar} />
      )}
      <div class="source-about">
        <SourceName source={source} name={name} alone={alone} />
        {source.kind === 'show' && <p class="source-seasons">{seasonsWords(text, source.seasons)}</p>}
        {tone !== 'good' && (
          <p class={`source-state ${tone}`}>
            {tone === 'bad' && <Icon path={ALERT} size={14} />}
            <span>
              {words} {isSignedOut && <a href="#account">{text('signin_enter')}</a>}
            </span>
          </p>
        )}
        {activity && state.kind !== 'waiting-first' && (
          <SourceLately activity={activity} spoilerContext={spoilerContext} now={now} />
        )}
        {mute && (
          <p class="source-state quiet">
            <Icon path={MUTED} size={14} />
            {mute.until === null ? text('mute_on') : text('mute_on_until', shortTime(mute.until, now, text.locale))}
          </p>
        )}
        {own > 0 && !alone && <p class="source-own">{text.plural('source_own', own)}</p>}
      </div>
      <div class="source-tools">
        {source.kind === 'show' && (
          <button
            type="button"
            class="button"
            ref={opener}
            aria-label={text('sources_seasons_named', name)}
            aria-expanded={editing}
            onClick={() => setEditing(!editing)}
          >
            <Icon path={SEASONS} size={16} />
            {text('shows_seasons')}
          </button>
        )}
        {!alone && (
          <a class="button" href={hashOf('sources', source.id)} aria-label={text('sources_rules_named', name)}>
            <Icon path={RULES} size={16} />
            {text('sources_rules')}
          </a>
        )}
        <button
          type="button"
          class="button"
          aria-label={text(source.paused ? 'sources_resume_named' : 'sources_pause_named', name)}
          onClick={() => onPause(!source.paused)}
        >
          <Icon path={source.paused ? RESUME : PAUSE} size={16} />
          {text(source.paused ? 'sources_resume' : 'sources_pause')}
        </button>
        <button
          type="button"
          class="button icon danger"
          aria-label={text('sources_remove_named', name)}
          title={text('sources_remove')}
          onClick={onRemove}
        >
          <Icon path={REMOVE} />
        </button>
      </div>
      {editing && source.kind === 'show' && (
        <EditSeasons
          send={send}
          v1={v1}
          now={now}
          source={source}
          onSave={(seasons) => {
            onSeasons(seasons);
            close();
          }}
          onCancel={close}
        />
      )}
    </li>
  );
}
