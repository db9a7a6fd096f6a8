/** How much of the feed is kept, read or unread; null: no limit. See `store/prune`. */
export interface Retention {
  days: number | null;
  rows: number | null;
}

export const RETENTION_DAYS = { min: 1, max: 3650 } as const;
export const RETENTION_ROWS = { min: 100, max: 1_000_000 } as const;

/** The largest feed that Lookout was measured with. */
export const DEFAULT_RETENTION: Readonly<Retention> = { days: null, rows: 100_000 };
