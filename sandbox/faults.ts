const FAULT_KINDS = [
  'slow',
  'hang',
  'refuse',
  'reset',
  'status',
  '429',
  '429-html',
  '502',
  '403-html',
  'cut-body',
  'wrong-json',
  'html',
  'empty',
] as const;
type FaultKind = (typeof FAULT_KINDS)[number];

export interface FaultSpec {
  /** A regular expression for path and query; left out: the whole API. */
  match?: string;
  kind: FaultKind;
  /** `slow`: the delay, 3000 if left out. */
  ms?: number;
  /** How many requests it affects; left out: all. */
  times?: number;
  /**
   * Seconds in Retry-After; null sends no header, a text is sent unchanged. Left out: 300 for 429s, none for `status`.
   */
  retryAfter?: number | string | null;
  /** The fault ends by itself after this long, by the sandbox's clock: an outage. */
  forMs?: number;
  /** `status`: the status, 503 if left out. */
  status?: number;
}

export interface Fault extends FaultSpec {
  id: number;
  hits: number;
  /** When it ends, ms UTC; null: only when it is removed. */
  until: number | null;
}

/** Waits, and ends early when the signal aborts. Passed in, so that tests need not wait. */
export type Delay = (ms: number, signal: AbortSignal) => Promise<void>;

export interface Faults {
  list(): Fault[];
  add(spec: FaultSpec): Fault;
  clear(): void;
  /** The first matching fault, counted as a hit. */
  take(target: string): Fault | null;
}

/** @param clock the sandbox's, ms UTC */
export function createFaults(clock: () => number): Faults {
  let faults: Fault[] = [];
  let count = 0;
  return {
    list: () => faults.map((fault) => ({ ...fault })),
    add(spec) {
      if (!FAULT_KINDS.includes(spec.kind))
        throw new Error(`No fault "${spec.kind}"; there are ${FAULT_KINDS.join(', ')}`);
      new RegExp(spec.match ?? '');
      count += 1;
      const fault = { ...spec, id: count, hits: 0, until: spec.forMs === undefined ? null : clock() + spec.forMs };
      faults.push(fault);
      return { ...fault };
    },
    clear() {
      faults = [];
    },
    take(target) {
      const left = ({ times, hits, until }: Fault) =>
        (times === undefined || hits < times) && (until === null || clock() < until);
      // Images are affected only by faults that name them.
      const fallback = target.startsWith('/images/') ? '^$' : '';
      const fault = faults.find((f) => left(f) && new RegExp(f.match ?? fallback).test(target));
      if (!fault) return null;
      fault.hits += 1;
      return fault;
    },
  };
}

const EDGE = { server: 'cloudflare', 'cache-control': 'private, max-age=0, no-store, no-cache, must-revalidate' };

function page(status: number, title: string, text: string, headers: Record<string, string> = {}): Response {
  const html = `<!DOCTYPE html><html lang="en-US"><head><title>${title}</title></head><body><h1>${text}</h1></body></html>`;
  return new Response(html, { status, headers: { 'content-type': 'text/html; charset=UTF-8', ...EDGE, ...headers } });
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = () => reject(signal.reason ?? new DOMException('This operation was aborted', 'AbortError'));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}

/** Sends half of the bytes, then ends; or, after the wait of `broken`, breaks the connection. */
function half(response: Response, bytes: Uint8Array, broken: (() => Promise<void>) | null): Response {
  const headers = new Headers(response.headers);
  headers.delete('content-length');
  const cut = bytes.slice(0, Math.ceil(bytes.length / 2));
  if (!broken) return new Response(cut, { status: response.status, headers });
  let sent = false;
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (sent) await broken();
      if (sent) controller.error(new TypeError('terminated'));
      else controller.enqueue(cut);
      sent = true;
    },
  });
  return new Response(stream, { status: response.status, headers });
}

const waitHeader = (retryAfter: number | string | null): Record<string, string> =>
  retryAfter === null ? {} : { 'retry-after': String(retryAfter) };

function tooMany(fault: Fault, clock: () => number): Response {
  const retryAfter = fault.retryAfter === undefined ? 300 : fault.retryAfter;
  const wait = waitHeader(retryAfter);
  if (fault.kind === '429-html') return page(429, 'Access denied | api.trakt.tv', 'You are being rate limited', wait);
  const seconds = typeof retryAfter === 'number' ? retryAfter : 300;
  const until = new Date(clock() + seconds * 1000).toISOString().replace(/\.\d+Z$/, 'Z');
  const bucket = { name: 'UNAUTHED_API_GET_LIMIT', period: 300, limit: 500, remaining: 0, until };
  return new Response(null, { status: 429, headers: { 'x-ratelimit': JSON.stringify(bucket), ...wait } });
}

/** Answers a request while a fault is active; `answer` makes the regular answer. */
export async function answerFaulty(
  fault: Fault,
  request: Request,
  answer: () => Promise<Response>,
  { delay, clock }: { delay: Delay; clock: () => number },
): Promise<Response> {
  switch (fault.kind) {
    case 'slow':
      await delay(fault.ms ?? 3000, request.signal);
      return answer();
    case 'hang':
      return aborted(request.signal);
    case 'refuse':
      throw new TypeError('fetch failed');
    case 'reset':
    case 'cut-body': {
      const response = await answer();
      // Without a body, as in a 304, there is nothing to cut.
      if (response.body === null) return response;
      const later = fault.kind === 'reset' ? () => delay(20, request.signal) : null;
      return half(response, new Uint8Array(await response.arrayBuffer()), later);
    }
    case 'status':
      return new Response(null, { status: fault.status ?? 503, headers: waitHeader(fault.retryAfter ?? null) });
    case '429':
    case '429-html':
      return tooMany(fault, clock);
    case '502':
      return page(502, 'api.trakt.tv | 502: Bad gateway', 'Bad gateway');
    case '403-html':
      return page(403, 'Attention Required! | Cloudflare', 'Sorry, you have been blocked');
    case 'wrong-json':
      return new Response(JSON.stringify({ wrong: [{ shape: true }], id: 'seven' }), {
        headers: { 'content-type': 'application/json; charset=utf-8' },
      });
    case 'html':
      return page(200, 'Trakt', 'We will be right back');
    case 'empty':
      return new Response('', { headers: { 'content-type': 'application/json; charset=utf-8' } });
  }
}
