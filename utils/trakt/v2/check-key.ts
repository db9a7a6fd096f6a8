import { err, ok, type Result } from '@/utils/lib/result';
import type { TraktError } from '@/utils/trakt/errors';
import type { Client } from '@/utils/trakt/v2/client';

/** Requests a resource that needs only a key. */
export async function checkKey(client: Client): Promise<Result<null, TraktError>> {
  const answer = await client.get('/shows/trending?page=1&limit=1', 'public');
  if (answer.ok) return ok(null);
  return err(answer.error.kind === 'forbidden' ? { kind: 'key-refused' } : answer.error);
}
