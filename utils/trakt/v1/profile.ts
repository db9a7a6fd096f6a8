import { ok, type Result } from '@/utils/lib/result';
import type { TraktError } from '@/utils/trakt/errors';
import { read } from '@/utils/trakt/lenient';
import type { Profile } from '@/utils/trakt/trakt-client';
import type { Ask } from '@/utils/trakt/v1/ask';
import { toPerson } from '@/utils/trakt/v1/media';
import { userActivityPath } from '@/utils/trakt/v1/path';
import { row } from '@/utils/trakt/v1/wire';

/**
 * Looks a user up. No method for this is documented, so it requests the user's latest activity and takes name and
 * picture from the first row. A user without activity is accepted as typed, so an unknown name is found only if the
 * server reports an error.
 */
export async function readProfile(ask: Ask, key: string, username: string): Promise<Result<Profile, TraktError>> {
  const answer = await ask(userActivityPath(key, username, {}));
  if (!answer.ok) return answer;
  for (const value of answer.value.activity) {
    const wire = read(row, value)?.user;
    const person = toPerson(wire);
    if (person) return ok({ ...person, private: wire?.protected ?? false });
  }
  return ok({ username, slug: username.toLowerCase(), private: false });
}
