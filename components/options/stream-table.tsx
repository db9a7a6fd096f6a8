import { useText } from '@/components/hooks/use-text';
import { Icon } from '@/components/ui/icon';
import { ALERT } from '@/components/ui/icons';
import { DONE } from '@/components/ui/more-icons';
import { absoluteTime, relativeTime } from '@/utils/lib/relative-time';
import type { Source } from '@/utils/sources/source';
import type { StreamState } from '@/utils/store/schema';
import { streamName, streamStateWords } from './stream-words';

interface StreamTableProps {
  streams: readonly StreamState[];
  sources: readonly Source[];
  now: number;
  v1: boolean;
}

/** Every listing that is read, and how that goes. */
export function StreamTable({ streams, sources, now, v1 }: StreamTableProps) {
  const text = useText();
  const when = (at: number | null) =>
    at === null ? (
      text('health_never')
    ) : (
      <time dateTime={new Date(at).toISOString()} title={absoluteTime(at, text.locale)}>
        {relativeTime(at, now, text.locale)}
      </time>
    );
  const named = streams
    .map((stream) => ({ stream, name: streamName(text, stream, sources) }))
    .sort((a, b) => a.name.localeCompare(b.name, text.locale));
  return (
    <div class="table-place">
      <table class="streams">
        <caption>{text('health_streams')}</caption>
        <thead>
          <tr>
            <th scope="col">{text('health_stream')}</th>
            <th scope="col">{text('health_stream_state')}</th>
            <th scope="col">{text('health_stream_last')}</th>
            <th scope="col">{text('health_stream_next')}</th>
          </tr>
        </thead>
        <tbody>
          {named.map(({ name, stream }) => {
            const { words, good } = streamStateWords(text, stream, { now, v1 });
            return (
              <tr key={stream.key}>
                <th scope="row">{name}</th>
                <td class={good ? 'good' : 'bad'}>
                  <span>
                    <Icon path={good ? DONE : ALERT} size={14} />
                    {words}
                  </span>
                </td>
                <td>{when(stream.lastGoodRead)}</td>
                <td>{when(stream.nextDue)}</td>
              </tr>
            );
          })}
          {streams.length === 0 && (
            <tr>
              <td colSpan={4}>{text('health_streams_none')}</td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}
