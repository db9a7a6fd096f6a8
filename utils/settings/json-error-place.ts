/**
 * Where a text stops being JSON, as line and column counted from 1. Browsers say it in different words: by position, by
 * line and column, or, where the text ends too early, not at all.
 */
export function jsonErrorPlace(text: string, error: unknown): { line: number; column: number } {
  const message = error instanceof Error ? error.message : '';
  const named = /line (\d+) column (\d+)/.exec(message);
  if (named) return { line: Number(named[1]), column: Number(named[2]) };
  const position = /position (\d+)/.exec(message);
  const before = text.slice(0, position ? Number(position[1]) : undefined).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
