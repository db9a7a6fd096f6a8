import { err, ok, type Result } from '@/utils/lib/result';
import type { TraktError } from '@/utils/trakt/errors';
import { read } from '@/utils/trakt/lenient';
import type { Profile } from '@/utils/trakt/trakt-client';
import { userPath } from '@/utils/trakt/v2/address';
import type { Client } from '@/utils/trakt/v2/client';
import { toPerson } from '@/utils/trakt/v2/media';
import { user } from '@/utils/trakt/v2/wire';

/** Looks a user up by name or slug. Trakt has no search for users. */
export async function readProfile(client: Client, username: string): Promise<Result<Profile, TraktError>> {
  const answer = await client.get(`${userPath(username)}?extended=full`, 'user');
  if (!answer.ok) return answer;
  const wire = read(user, answer.value.json) ?? undefined;
  const person = toPerson(wire);
  if (!person) return err({ kind: 'bad-shape', path: '$.username' });
  return ok({ ...person, private: wire?.private ?? false });
}
