/** The part of a valibot schema that says which fields an object may have. */
interface Shape {
  type: string;
  entries?: Record<string, Shape>;
  wrapped?: Shape;
  item?: Shape;
  options?: readonly unknown[];
  pipe?: readonly unknown[];
}

/**
 * The paths of fields that a schema does not know: `sources[0].age`. All fields of a record are known.
 *
 * @param value what the schema has accepted
 */
export function unknownFields(schema: unknown, value: unknown, path = ''): string[] {
  const { type, entries, wrapped, item, options } = schema as Shape;
  if (typeof value !== 'object' || value === null) return [];
  if (wrapped) return unknownFields(wrapped, value, path);
  if (Array.isArray(value)) return value.flatMap((each, index) => unknownFields(item ?? {}, each, `${path}[${index}]`));
  const fields = type === 'variant' ? fieldsOf(options as Shape[]) : entries;
  if (!fields) return [];
  return Object.entries(value).flatMap(([field, inner]) => {
    const place = path ? `${path}.${field}` : field;
    const known = Object.hasOwn(fields, field) ? fields[field] : undefined;
    return known ? unknownFields(known, inner, place) : [place];
  });
}

/** The fields of all options: a field of another kind of source counts as known. */
const fieldsOf = (options: readonly Shape[]): Record<string, Shape> =>
  Object.assign({}, ...options.map(({ entries }) => entries));
