import { rowSentence } from '@/scripts/ask/answer-json';
import { type Asker, problemSentence, utcTime } from '@/scripts/ask/problem-sentence';
import type { Text } from '@/utils/lib/text';
import { SECOND } from '@/utils/lib/time';
import type { ActivityAnswer } from '@/utils/trakt/questions/answer';

/** An answer for a terminal: one line per activity (time in UTC, type, action, text), then what is missing. */
export function answerTable(text: Text, { timestamps, activity, problems }: ActivityAnswer, from: Asker): string {
  const rows = activity.map((row) => [
    utcTime(Math.floor(row.at / SECOND)),
    row.type,
    row.action,
    // People's text stays on one line, and cannot control the terminal.
    [...rowSentence(text, row)].map((letter) => (/\p{Cc}/u.test(letter) ? ' ' : letter)).join(''),
  ]);
  const widths = [0, 1, 2].map((i) => Math.max(0, ...rows.map((row) => row[i]?.length ?? 0)));
  const lines = rows.map((row) => row.map((value, i) => value.padEnd(widths[i] ?? 0)).join('  '));
  const clock = { now: timestamps.current * SECOND, ...from };
  const missing = problems.map((problem) => `  ${problemSentence(text, problem, clock)}`);
  return [
    ...(lines.length > 0 ? [...lines, ''] : []),
    // An empty answer differs from an unknown one.
    lines.length + missing.length > 0 ? text.plural('ask_count', lines.length) : text('ask_none'),
    ...(missing.length > 0 ? ['', text('ask_incomplete'), ...missing] : []),
  ].join('\n');
}
