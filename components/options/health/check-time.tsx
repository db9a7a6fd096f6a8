import { useText } from '@/components/page/use-text';
import { absoluteTime, isNow, relativeTime } from '@/utils/lib/relative-time';
import type { Text } from '@/utils/lib/text';

interface CheckTimeProps {
  /** ms UTC; null: never */
  at: number | null;
  now: number;
}

/** When something was checked: "2 min. ago". */
export function PastCheck({ at, now }: CheckTimeProps) {
  const text = useText();
  if (at === null) return <>{text('health_never')}</>;
  return <CheckTime at={at} words={relativeTime(Math.min(at, now), now, text.locale)} />;
}

/** When it is checked next: "in 3 min.", "any moment". */
export function NextCheck({ at, now, paused = false }: CheckTimeProps & { paused?: boolean }) {
  const text = useText();
  if (paused) return <>{text('sources_state_paused')}</>;
  if (at === null) return <>{text('health_never')}</>;
  return <CheckTime at={at} words={nextCheckWords(text, at, now)} />;
}

/** A check that is due may begin a little later, and a page may be older than the last one: its time is never "ago". */
export const nextCheckWords = (text: Text, at: number, now: number): string =>
  at <= now || isNow(at, now) ? text('health_due') : relativeTime(at, now, text.locale);

function CheckTime({ at, words }: { at: number; words: string }) {
  const text = useText();
  return (
    <time dateTime={new Date(at).toISOString()} title={absoluteTime(at, text.locale)}>
      {words}
    </time>
  );
}
