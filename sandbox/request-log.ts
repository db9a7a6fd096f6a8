export interface LoggedRequest {
  /** When it came in by the sandbox's clock, ms UTC. */
  at: number;
  method: string;
  path: string;
  query: Record<string, string>;
  /** Names in lower case. */
  headers: Record<string, string>;
  /** Empty if none was sent. */
  body: string;
  /** null: never answered (a hang, an aborted request). */
  status: number | null;
  /** The kind of fault that affected it. */
  fault: string | null;
}

const KEPT = 20_000;

export interface RequestLog {
  readonly entries: readonly LoggedRequest[];
  /** Adds a request and returns its entry; the status is filled in later. */
  add(request: Request, at: number, fault: string | null): Promise<LoggedRequest>;
  clear(): void;
}

/** All requests to the API, oldest first; only the newest twenty thousand are kept. */
export function createRequestLog(): RequestLog {
  const entries: LoggedRequest[] = [];
  return {
    entries,
    async add(request, at, fault) {
      const url = new URL(request.url);
      const entry: LoggedRequest = {
        at,
        method: request.method,
        path: url.pathname,
        query: Object.fromEntries(url.searchParams),
        headers: Object.fromEntries(request.headers),
        body: request.method === 'POST' ? await request.clone().text() : '',
        status: null,
        fault,
      };
      entries.push(entry);
      if (entries.length > KEPT) entries.splice(0, entries.length - KEPT);
      return entry;
    },
    clear() {
      entries.length = 0;
    },
  };
}
