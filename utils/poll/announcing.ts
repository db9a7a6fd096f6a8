import { followsOf } from '@/utils/poll/follows';
import type { Ledger } from '@/utils/poll/ledger';
import { lostAccess } from '@/utils/poll/lost-access';
import { activeSources, type RoundInput } from '@/utils/poll/plan-round';
import type { PollDeps } from '@/utils/poll/round';
import type { UserSource } from '@/utils/sources/source';
import type { Database } from '@/utils/store/open-database';
import { readStreamStates } from '@/utils/store/stream-states';

/**
 * Announces people who could be seen before and have closed their profile. The store is written first: an announcement
 * may be lost with the worker, but is never made twice.
 *
 * @param suspects slugs of people with a listing that was refused in this round
 */
export async function announceLostAccess(
  db: Database,
  { settings, streams, states }: RoundInput,
  suspects: ReadonlySet<string>,
  ledger: Ledger,
  deps: PollDeps,
): Promise<void> {
  if (deps.collectErrors.thrown || suspects.size === 0 || (await deps.isDeferring?.())) return;
  const account = (await deps.account?.()) ?? null;
  const follows = followsOf(states).people;
  for (const slug of lostAccess(suspects, streams, await readStreamStates(db), account)) {
    const isThem = (source: { kind: string; username?: string }) => source.kind === 'user' && source.username === slug;
    const source = activeSources(settings).find(isThem) as UserSource | undefined;
    await ledger.addLost(slug);
    await deps.onLost?.(slug, source?.name ?? follows.find((each) => each.slug === slug)?.name ?? slug);
  }
}
