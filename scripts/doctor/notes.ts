import type { Answer } from '@/scripts/doctor/answer';

/** Remarks for reading the report, and news about Trakt. */
export function notesOn({ facts, status, headers, inspected }: Answer): string[] {
  const notes: string[] = [];
  const { rows, emptied } = inspected;
  if (facts.cache === null) {
    const came = headers.get('Cache-Control');
    notes.push(`Cache-Control, not recorded so far: ${came ?? 'none'} (status ${status})`);
  }
  if (rows.length === 0 && status !== 204 && facts.fields.length > 0)
    notes.push('nothing in it: its rows were not checked');
  if (rows.length === 1 && facts.order) notes.push('one row: its order was not checked');
  if (emptied > 0) notes.push(`${emptied} of ${rows.length} rows without an item: Trakt deletes and merges some`);
  return notes;
}
