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

/** Why something is not checked: the person has paused it, or it needs somebody who is signed in. */
export type Rest = 'paused' | 'signed-out';

export const REST = { paused: 'sources_state_paused', 'signed-out': 'health_after_sign_in' } as const;

/** When it is checked next: "in 3 min.", "any moment"; or why it is not: "Paused", "after you sign in". */
export function NextCheck({ at, now, rest }: CheckTimeProps & { rest: Rest | null }) {
  const text = useText();
  if (rest) return <>{text(REST[rest])}</>;
  if (at === null) return <>{text('health_never')}</>;
  return <CheckTime at={at} words={nextCheckWords(text, at, now)} />;
}

/** Never "ago": a check that is due may begin a little late, and the page may not know the latest one yet. */
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
