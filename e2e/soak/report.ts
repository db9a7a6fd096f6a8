import type { BrowserName } from '@/e2e/harness/browser';
import type { SoakFault } from './faults';
import { heapGrowth, type Loss, type Verdict } from './verdict';

/** How far the heap may grow after minute 10, bytes. */
const MAX_HEAP_GROWTH = 5_000_000;

export interface SoakReport {
  browser: BrowserName;
  hours: number;
  seed: number;
  /** Activities that Trakt lists. */
  events: number;
  /** Calls of `notifications.create`, and how many of them were summaries. */
  notifications: { all: number; summaries: number };
  /** How often each fault was drawn. */
  faults: Partial<Record<SoakFault, number>>;
  /** Stops of the worker and kills of the browser that fell into a round. */
  inRound: number;
  /** When the browser was gone after each kill, ms UTC. */
  kills: readonly number[];
  requests: Requests;
  mostOpenWrites: number;
  heap: { minute: number; bytes: number }[];
  lostStores: Loss[];
  /** What kept the soak from doing its part. */
  failedSteps: string[];
  verdict: Verdict;
}

interface Requests {
  all: number;
  /** Status, or the sandbox's fault -> how many. */
  byAnswer: Record<string, number>;
  /** Refused because Lookout itself had used up the allowance. */
  overAllowance: number;
}

export interface SentRequest {
  status: number | null;
  fault: string | null;
}

export function countRequests(sent: readonly SentRequest[]): Requests {
  const byAnswer: Record<string, number> = {};
  for (const { status, fault } of sent) {
    const answer = fault ?? String(status ?? 'no answer');
    byAnswer[answer] = (byAnswer[answer] ?? 0) + 1;
  }
  const overAllowance = sent.filter(({ status, fault }) => status === 429 && fault === null).length;
  return { all: sent.length, byAnswer, overAllowance };
}

/** What is wrong, in sentences; empty if the soak is passed. */
export function problemsOf({ verdict, heap, mostOpenWrites, failedSteps }: SoakReport): string[] {
  const { lost, unannounced, doubled, unnoticedLosses } = verdict;
  const growth = heapGrowth(heap);
  return [
    ...(lost.length > 0 ? [`${lost.length} activities are not in the feed`] : []),
    ...(unannounced.length > 0 ? [`${unannounced.length} activities were never announced`] : []),
    ...(doubled.length > 0 ? [`${doubled.length} notifications with nothing new`] : []),
    ...(unnoticedLosses > 0 ? [`${unnoticedLosses} lost stores were not noticed`] : []),
    ...(mostOpenWrites > 1 ? [`${mostOpenWrites} write transactions were open at once`] : []),
    ...(failedSteps.length > 0 ? [`${failedSteps.length} steps of the soak failed`] : []),
    ...(growth !== null && growth > MAX_HEAP_GROWTH ? [`The heap grew by ${megabytes(growth)} after minute 10`] : []),
  ];
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(2)} MB`;
const counts = (all: Record<string, number>) =>
  Object.entries(all)
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');

/** The report as lines for people. */
export function tableOf(report: SoakReport): string {
  const { verdict, requests, heap, lostStores, notifications } = report;
  const growth = heapGrowth(heap);
  const at = (minute: number) => heap.find((each) => each.minute >= minute);
  const [ten, last] = [at(10), heap.at(-1)];
  const heapText = [
    ...(ten ? [`${megabytes(ten.bytes)} in minute ${ten.minute}`] : []),
    ...(last ? [`${megabytes(last.bytes)} in minute ${last.minute}`] : []),
    growth === null ? 'too short to judge growth' : `at most ${megabytes(growth)} more after minute 10`,
  ].join(', ');
  const rows: [string, string][] = [
    ['soak', `${report.hours} h in ${report.browser}, seed ${report.seed}`],
    ['activities', `${report.events}`],
    ['notifications', `${notifications.all}, ${notifications.summaries} of them summaries`],
    ['faults', counts(report.faults)],
    ['kills in a round', `${report.inRound}`],
    ['requests', `${requests.all} (${counts(requests.byAnswer)}), ${requests.overAllowance} beyond the allowance`],
    ['heap', heapText],
    ['open writes', `at most ${report.mostOpenWrites}`],
    ['lost stores', `${lostStores.length}, ${verdict.unnoticedLosses} of them not noticed`],
    ['failed steps', `${report.failedSteps.length}`],
    ['lost', `${verdict.lost.length}`],
    ['unannounced', `${verdict.unannounced.length}`],
    ['doubled', `${verdict.doubled.length}`],
    ['repeated', `${verdict.repeated.length}: worker or browser was killed during the attempt`],
    ['after a loss', `${verdict.afterLoss.length} repeated or unannounced`],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`).join('\n');
}
