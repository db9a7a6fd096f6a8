import type { SignInFinding } from '@/scripts/doctor/check-sign-in';
import type { Examined } from '@/scripts/doctor/examine';
import type { Finding } from '@/scripts/doctor/finding';
import type { OpenQuestion } from '@/scripts/doctor/open-questions';
import type { Backend } from '@/utils/trakt/v2/endpoint-facts';
import type { EndpointName } from '@/utils/trakt/v2/endpoints';

/** Output of `--json`. */
export interface Report {
  origin: string;
  user: string;
  show: string;
  /** ISO 8601. */
  at: string;
  requests: number;
  asExpected: boolean;
  endpoints: ({ endpoint: EndpointName } & Examined)[];
  differences: Finding[];
  /** Empty if nothing was requested after a refusal. */
  questions: OpenQuestion[];
  /** Null if it was not tested. */
  signIn: SignInFinding[] | null;
}

const HEAD = ['endpoint', 'status', 'rows', 'unknown', 'dropped', 'backend', 'result'];
const BACKENDS: Readonly<Record<Backend, string>> = { rails: 'old', workers: 'new' };

/** The report for a terminal: one line per endpoint, the differences in words, and other observations. */
export function reportTable(report: Report): string {
  const { origin, user, show, requests, endpoints, differences } = report;
  const rows = [HEAD, ...endpoints.map((endpoint) => line(endpoint, differences))];
  const widths = HEAD.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  const table = rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const notes = [...endpoints.flatMap(notesOf), ...movedNote(endpoints)];
  const count = differences.length;
  return [
    `${origin}, user ${user}, show ${show}, ${requests} requests`,
    '',
    ...table,
    ...(count > 0 ? ['', 'What differs:', ...differences.flatMap(paragraph)] : []),
    ...(notes.length > 0 ? ['', 'Notes:', ...notes.map((note) => `  ${note}`)] : []),
    '',
    count === 0 ? 'All as expected.' : `${count} ${count === 1 ? 'thing is' : 'things are'} not as expected.`,
  ]
    .map(plain)
    .join('\n');
}

function line(examined: Report['endpoints'][number], differences: Finding[]): string[] {
  const { endpoint } = examined;
  const checks = new Set(differences.filter((finding) => finding.endpoint === endpoint).map(({ check }) => check));
  if (examined.kind !== 'answered') {
    const result = examined.kind === 'skipped' ? `skipped: ${examined.why}` : 'FAILED';
    return [endpoint, '-', '-', '-', '-', '-', result];
  }
  const { status, rows, unknown, dropped, backend, moved } = examined;
  return [
    endpoint,
    ...[status, rows, unknown, dropped].map(String),
    backend === null ? '-' : `${BACKENDS[backend]}${moved ? ' (moved)' : ''}`,
    checks.size === 0 ? 'as expected' : `DIFFERS: ${[...checks].join(', ')}`,
  ];
}

function paragraph({ endpoint, check, expected, came, means }: Finding): string[] {
  return [`  ${endpoint}, ${check}`, `    expected  ${expected}`, `    came      ${came}`, `    means     ${means}`];
}

function notesOf(examined: Report['endpoints'][number]): string[] {
  return examined.kind === 'answered' ? examined.notes.map((note) => `${examined.endpoint}: ${note}`) : [];
}

/** Endpoints move between Trakt's backends; Lookout supports both, so that is no difference. */
function movedNote(endpoints: Report['endpoints']): string[] {
  const to = (backend: Backend) =>
    endpoints.flatMap((each) =>
      each.kind === 'answered' && each.moved && each.backend === backend ? each.endpoint : [],
    );
  const [old, fresh] = [to('rails'), to('workers')];
  return [
    ...(old.length > 0 ? [`answered by Trakt's old backend, once by the new one: ${old.join(', ')}`] : []),
    ...(fresh.length > 0
      ? [
          `answered by Trakt's new backend, once by the old one: ${fresh.join(', ')}`,
          'The new one sends neither ETag nor Last-Modified: whole pages at every poll, and plays that are added with an',
          'old date are noticed by their number alone. Write the move down in utils/trakt/v2/endpoints.ts.',
        ]
      : []),
  ];
}

/** Text of answers stays on one line, and cannot control the terminal. */
const plain = (words: string) => words.replace(/\p{Cc}/gu, ' ');
