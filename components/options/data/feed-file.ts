import type { StoreReader } from '@/components/page/connect-store';
import { EXPORT_FIELDS, exportRow } from '@/utils/activity/export-row';
import type { SpoilerContext } from '@/utils/activity/spoiler';
import { csvLine } from '@/utils/lib/csv';
import { err, ok, type Result } from '@/utils/lib/result';
import type { Text } from '@/utils/lib/text';
import { readPage } from '@/utils/store/read/feed-reader';
import type { CardKey } from '@/utils/store/schema';
import type { StoreError } from '@/utils/store/store-error';

export type FeedFormat = 'json' | 'csv';

const FEED_TYPES: Readonly<Record<FeedFormat, string>> = { json: 'application/json', csv: 'text/csv' };

/** Rows read per step. Between two steps the page paints and handles clicks. */
const CHUNK_ROWS = 500;
/** Without a byte order mark, spreadsheets assume another encoding. */
const BOM = '\uFEFF';

export interface FeedFile {
  blob: Blob;
  activities: number;
}

interface MakeOptions {
  spoilerContext: SpoilerContext;
  /** Called with the number of activities written so far. Returns false to stop. */
  onProgress(activities: number): boolean;
}

/**
 * Writes the feed to a file, newest row first. Works in chunks, so that 100,000 activities are not in memory twice and
 * do not freeze the page.
 *
 * @returns null if it was cancelled
 */
export async function makeFeedFile(
  read: StoreReader,
  text: Text,
  format: FeedFormat,
  { spoilerContext, onProgress }: MakeOptions,
): Promise<Result<FeedFile | null, StoreError>> {
  const head = format === 'csv' ? BOM + csvLine(EXPORT_FIELDS) : '{"format":"lookout/feed","version":1,"activities":[';
  const parts: Blob[] = [new Blob([head])];
  let activities = 0;
  let after: CardKey | undefined;
  do {
    const page = await read((db) => readPage(db, { limit: CHUNK_ROWS, ...(after ? { after } : {}) }));
    if (!page.ok) return err(page.error);
    const rows = page.value.rows.flatMap(({ card }) =>
      card.activities.map((each) => exportRow(text, each, spoilerContext, card.starred !== undefined)),
    );
    const lines = rows.map((row, index) =>
      format === 'csv'
        ? csvLine(EXPORT_FIELDS.map((field) => row[field]))
        : `${activities + index === 0 ? '' : ','}\n${JSON.stringify(row)}`,
    );
    // A blob may be stored on disk, a string stays in memory.
    if (lines.length > 0) parts.push(new Blob([lines.join('')]));
    activities += rows.length;
    after = page.value.next ?? undefined;
    if (!onProgress(activities)) return ok(null);
  } while (after);
  if (format === 'json') parts.push(new Blob(['\n]}\n']));
  return ok({ blob: new Blob(parts, { type: `${FEED_TYPES[format]};charset=utf-8` }), activities });
}
