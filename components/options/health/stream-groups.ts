import { sourceTitle } from '@/components/words/source-title';
import { type HealthView, type StateWords, streamStateWords } from '@/components/words/stream-words';
import type { Text } from '@/utils/lib/text';
import type { Source } from '@/utils/sources/source';
import { isOfShows, isOwnStream } from '@/utils/sources/stream';
import type { StreamState } from '@/utils/store/schema';

/** The streams of one person or show, or a stream shared by several shows. */
export interface StreamGroup {
  key: string;
  /** Null for a shared stream, which is named after its kind. */
  name: string | null;
  streams: StreamState[];
  state: StateWords;
  /** ms UTC */
  lastGoodRead: number | null;
  nextDue: number;
  /** Number of activities marked as read at the start; null before the first read. */
  baseline: number | null;
}

/** Groups streams by the person they list, watched or followed, or by their show. */
export function groupStreams(
  text: Text,
  streams: readonly StreamState[],
  sources: readonly Source[],
  options: HealthView,
): StreamGroup[] {
  const names = namesOf(text, streams, sources);
  const groups = new Map<string, StreamState[]>();
  for (const stream of streams) {
    const key = ownerOf(stream, names) ?? stream.key;
    groups.set(key, [...(groups.get(key) ?? []), stream]);
  }
  return [...groups].map(([key, own]) => {
    const name = names.get(key) ?? (key.startsWith('user:') ? key.slice('user:'.length) : null);
    return { key, name, streams: own, ...summarize(text, own, options) };
  });
}

/** Names by source id: of the sources, and of the people followed. */
function namesOf(text: Text, streams: readonly StreamState[], sources: readonly Source[]): ReadonlyMap<string, string> {
  const found = streams.find(({ key }) => key === 'follows')?.cursor?.people;
  const people = Array.isArray(found) ? (found as { slug: string; username: string; name?: string }[]) : [];
  return new Map([
    ...people.map(({ slug, username, name }) => [`user:${slug}`, name || username] as const),
    ...sources.map((source) => [source.id, sourceTitle(text, source)] as const),
  ]);
}

/** Id of the person or show that a stream lists; undefined if it serves several shows. */
function ownerOf({ key, sourceIds }: StreamState, names: ReadonlyMap<string, string>): string | undefined {
  const [, slug] = key.split(':');
  if (slug && !isOfShows(key)) return `user:${slug}`;
  const own = sourceIds.filter((id) => names.has(id) && isOwnStream(key, id));
  return own.length === 1 ? own[0] : undefined;
}

/** State of a source: good if all its streams are, else how many fail and why the first one does. */
function summarize(text: Text, streams: readonly StreamState[], options: HealthView) {
  // The wait shared by all streams is left out here, else each of them would count as failing.
  const states = streams.map((stream) => streamStateWords(text, stream, { ...options, isWaiting: false }));
  const bad = states.filter(({ good }) => !good);
  const good = streams.filter(({ lastGoodRead }) => lastGoodRead !== null);
  const reads = good.flatMap(({ lastGoodRead }) => lastGoodRead ?? []);
  const [first = { words: '', good: true }] = bad;
  const shown = good[0] ?? streams[0];
  const words = streams.length > 1 ? text('health_source_some', bad.length, streams.length, first.words) : first.words;
  return {
    state: bad.length > 0 ? { words, good: false } : shown ? streamStateWords(text, shown, options) : first,
    lastGoodRead: reads.length > 0 ? Math.max(...reads) : null,
    nextDue: Math.min(...streams.map(({ nextDue }) => nextDue)),
    baseline: good.length > 0 ? good.reduce((sum, { baseline }) => sum + baseline, 0) : null,
  };
}
