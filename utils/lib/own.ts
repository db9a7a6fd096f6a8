/**
 * Looks up an untrusted name in a table: only its own entries, never inherited ones (`constructor`, `toString`,
 * `__proto__`).
 */
export function own<T>(table: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return table && Object.hasOwn(table, name) ? table[name] : undefined;
}
