import { ok, type Result } from '@/utils/lib/result';
import type { TraktError } from '@/utils/trakt/errors';
import type { Ask } from '@/utils/trakt/v1/ask';
import { userActivityPath } from '@/utils/trakt/v1/path';

/** Failures after the server has accepted the key. */
const KEY_WORKS: readonly TraktError['kind'][] = ['private', 'not-found', 'unexpected'];

/** No documented request needs only a key, so this requests the documents' own example user. */
export async function checkKey(ask: Ask, key: string): Promise<Result<null, TraktError>> {
  const answer = await ask(userActivityPath(key, 'justin', { types: ['list'], actions: ['created'] }));
  return answer.ok || KEY_WORKS.includes(answer.error.kind) ? ok(null) : answer;
}
