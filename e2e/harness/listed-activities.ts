import { SANDBOX_CLIENT_ID, type Sandbox } from '@/sandbox/app';
import type { UserStreamKind } from '@/utils/sources/stream';
import { createTraktClient } from '@/utils/trakt/create-trakt-client';

/**
 * Ids of what Trakt lists of these people, sorted, read without Lookout's store.
 *
 * @param rows more than any listing has
 */
export async function listedActivities(
  { fetch, now }: Pick<Sandbox, 'fetch' | 'now'>,
  people: readonly string[],
  kinds: readonly UserStreamKind[],
  rows: number,
): Promise<string[]> {
  const from = { protocol: 'v2' as const, origin: 'http://sandbox', clientId: SANDBOX_CLIENT_ID, now };
  const feed = createTraktClient({ ...from, fetch: fetch as typeof globalThis.fetch });
  const ids: string[] = [];
  for (const user of people) {
    for (const kind of kinds) {
      const page = await feed.read({ protocol: 'v2', kind, user, sourceIds: [] }, null, { rows });
      if (!page.ok) throw new Error(`${kind} of ${user}: ${page.error.kind}`);
      ids.push(...page.value.rows.map(({ activity }) => activity.id));
    }
  }
  return ids.sort();
}
