/** Columns of the necessary width; numbers aligned right. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const isNumber = (cell: string) => /^[\d.,%-]+$/.test(cell);
  const line = (row: readonly string[]) =>
    row.map((cell, column) => (isNumber(cell) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)));
  const [first = [], ...others] = cells;
  return [line(first), widths.map((width) => '-'.repeat(width)), ...others.map(line)]
    .map((row) => row.join('  ').trimEnd())
    .join('\n');
}
