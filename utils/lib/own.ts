/**
 * What a table says of a name that somebody else chose: only what stands in the table itself, never what every object
 * inherits (`constructor`, `toString`, `__proto__`).
 */
export function own<T>(table: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return table && Object.hasOwn(table, name) ? table[name] : undefined;
}
