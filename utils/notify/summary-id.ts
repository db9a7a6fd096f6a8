const SUMMARY = /^summary:.*:(\d+)$/s;

/** The id of a summary that is made at `at`, ms UTC; the cards it stands for say so with the same time. */
export const summaryId = (first: string, at: number): string => `summary:${first}:${at}`;

/** When a summary was made, ms UTC; null where the id is not a summary's. */
export function summaryTime(id: string): number | null {
  const [, at] = SUMMARY.exec(id) ?? [];
  return at === undefined ? null : Number(at);
}
