import { sourceTitle } from '@/components/words/source-title';
import { type HealthView, type StateWords, streamStateWords } from '@/components/words/stream-words';
import type { Text } from '@/utils/lib/text';
import type { Source } from '@/utils/sources/source';
import { isOwnStream } from '@/utils/sources/stream';
import type { StreamState } from '@/utils/store/schema';

/** A source with the streams read for it alone, or a stream shared by several sources. */
export interface StreamGroup {
  key: string;
  /** Null for a shared stream, which is named after its kind. */
  name: string | null;
  streams: StreamState[];
  state: StateWords;
  /** ms UTC */
  lastGoodRead: number | null;
  nextDue: number;
}

export function groupStreams(
  text: Text,
  streams: readonly StreamState[],
  sources: readonly Source[],
  options: HealthView,
): StreamGroup[] {
  const byId = new Map(sources.map((source) => [source.id, source]));
  const groups = new Map<string, { name: string | null; streams: StreamState[] }>();
  for (const stream of streams) {
    const own = stream.sourceIds.filter((id) => byId.has(id) && isOwnStream(stream.key, id));
    const source = own.length === 1 ? byId.get(own[0] ?? '') : undefined;
    const key = source?.id ?? stream.key;
    const group = groups.get(key) ?? { name: source ? sourceTitle(text, source) : null, streams: [] };
    groups.set(key, { ...group, streams: [...group.streams, stream] });
  }
  return [...groups].map(([key, group]) => ({ key, ...group, ...summarize(text, group.streams, options) }));
}

/** State of a source: good if all its streams are, else how many fail and why the first one does. */
function summarize(text: Text, streams: readonly StreamState[], options: HealthView) {
  // The wait shared by all streams is left out here, else each of them would count as failing.
  const states = streams.map((stream) => streamStateWords(text, stream, { ...options, isWaiting: false }));
  const bad = states.filter(({ good }) => !good);
  const reads = streams.flatMap(({ lastGoodRead }) => lastGoodRead ?? []);
  const [first = { words: '', good: true }] = bad;
  const shown = streams.find(({ lastGoodRead }) => lastGoodRead !== null) ?? streams[0];
  const words = streams.length > 1 ? text('health_source_some', bad.length, streams.length, first.words) : first.words;
  return {
    state: bad.length > 0 ? { words, good: false } : shown ? streamStateWords(text, shown, options) : first,
    lastGoodRead: reads.length > 0 ? Math.max(...reads) : null,
    nextDue: Math.min(...streams.map(({ nextDue }) => nextDue)),
  };
}
