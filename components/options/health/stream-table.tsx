import { useState } from 'preact/hooks';
import { useText } from '@/components/page/use-text';
import { Icon } from '@/components/ui/icon';
import { ALERT } from '@/components/ui/icons';
import { DONE, MORE } from '@/components/ui/more-icons';
import { kindName, type StateWords, streamName, streamStateWords } from '@/components/words/stream-words';
import type { Source } from '@/utils/sources/source';
import type { StreamState } from '@/utils/store/schema';
import { NextCheck, PastCheck, type Rest } from './check-time';
import { groupStreams } from './stream-groups';

interface StreamTableProps {
  streams: readonly StreamState[];
  sources: readonly Source[];
  /** The same, with those paused that are not checked while nobody is signed in. */
  resting: readonly Source[];
  /** True while the person has paused everything. */
  paused: boolean;
  now: number;
  v1: boolean;
  /** Trakt is not asked before this time, ms UTC; null: no wait. */
  until: number | null;
}

/** Whether a stream serves one of the sources that are not paused. */
function activeIn(sources: readonly Source[]): (stream: StreamState) => boolean {
  const active = new Set(sources.flatMap(({ id, paused }) => (paused ? [] : [id])));
  return ({ sourceIds }) => sourceIds.some((id) => active.has(id));
}

/** All people and shows with their state. Each row expands to its streams. */
export function StreamTable({ streams, sources, resting, paused, now, v1, until }: StreamTableProps) {
  const text = useText();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const toggle = (key: string) =>
    setOpen((before) => new Set(before.has(key) ? [...before].filter((each) => each !== key) : [...before, key]));
  const view = { now, v1, isWaiting: until !== null };
  const isActive = activeIn(sources);
  const isChecked = activeIn(resting);
  const restOf = (own: readonly StreamState[]): Rest | null =>
    paused || !own.some(isActive) ? 'paused' : own.some(isChecked) ? null : 'signed-out';
  const cells = ({ words, good }: StateWords, lastGoodRead: number | null, nextDue: number, rest: Rest | null) => (
    <>
      <td class={good ? 'good' : 'bad'}>
        <span>
          <Icon path={good ? (lastGoodRead === null ? MORE : DONE) : ALERT} size={14} />
          {words}
        </span>
      </td>
      <td>
        <PastCheck at={lastGoodRead} now={now} />
      </td>
      <td>
        <NextCheck at={Math.max(nextDue, until ?? 0)} now={now} rest={rest} />
      </td>
    </>
  );
  // Those of removed people and shows stay in the store until the next check.
  const known = streams.filter(({ sourceIds }) => sourceIds.some((id) => sources.some((source) => source.id === id)));
  const named = groupStreams(text, known, sources, view)
    .map((group) => ({ ...group, title: group.name ?? streamName(text, group.streams[0] as StreamState, sources) }))
    .sort((a, b) => Number(a.state.good) - Number(b.state.good) || a.title.localeCompare(b.title, text.locale));
  return (
    <div class="table-place">
      <table class="streams">
        <caption>{text('health_streams')}</caption>
        <thead>
          <tr>
            <th scope="col">{text('health_source')}</th>
            <th scope="col">{text('health_stream_state')}</th>
            <th scope="col">{text('health_stream_last')}</th>
            <th scope="col">{text('health_stream_next')}</th>
          </tr>
        </thead>
        {named.map(({ key, name, title, state, lastGoodRead, nextDue, baseline, streams: own }) => (
          <tbody key={key}>
            <tr>
              <th scope="row">
                {name === null ? (
                  title
                ) : (
                  <button type="button" class="fold" aria-expanded={open.has(key)} onClick={() => toggle(key)}>
                    {title}
                  </button>
                )}
              </th>
              {cells(state, lastGoodRead, nextDue, restOf(own))}
            </tr>
            {name !== null &&
              open.has(key) &&
              own.map((stream) => (
                <tr key={stream.key} class="listing">
                  <th scope="row">{kindName(text, stream.key)}</th>
                  {cells(streamStateWords(text, stream, view), stream.lastGoodRead, stream.nextDue, restOf([stream]))}
                </tr>
              ))}
            {name !== null && open.has(key) && baseline !== null && (
              <tr class="listing">
                <td colSpan={4}>{text.plural('sources_baseline', baseline)}</td>
              </tr>
            )}
          </tbody>
        ))}
        {known.length === 0 && (
          <tbody>
            <tr>
              <td colSpan={4}>{text('health_streams_none')}</td>
            </tr>
          </tbody>
        )}
      </table>
    </div>
  );
}
