import { err, ok, type Result } from '@/utils/lib/result';
import { MAX_PEOPLE } from '@/utils/trakt/bounds';
import type { TraktError } from '@/utils/trakt/errors';
import { read } from '@/utils/trakt/lenient';
import type { Client, Owner } from '@/utils/trakt/v2/client';
import { row, type WireRow } from '@/utils/trakt/v2/wire';

export interface PeopleList<P> {
  people: P[];
  /** Rows that could not be read. */
  dropped: number;
  /** When Trakt answered, ms UTC by its clock. */
  at: number;
}

/**
 * Reads a list of people, which comes in one answer, the newest last, and may contain a person twice.
 *
 * @param map returns null for a row that cannot be read
 */
export async function readPeopleList<P extends { slug: string }>(
  client: Client,
  path: string,
  of: Owner,
  map: (row: WireRow) => P | null,
): Promise<Result<PeopleList<P>, TraktError>> {
  const answer = await client.get(path, of);
  if (!answer.ok) return answer;
  const { json, headers } = answer.value;
  if (!Array.isArray(json)) return err({ kind: 'bad-shape', path: '$' });
  const people = new Map<string, P>();
  let dropped = 0;
  for (const each of json.slice(-MAX_PEOPLE)) {
    const wire = read(row, each);
    const person = wire && map(wire);
    if (person) people.set(person.slug, person);
    else dropped++;
  }
  return ok({ people: [...people.values()], dropped, at: headers.date ?? client.now() });
}
