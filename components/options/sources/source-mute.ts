import { idOf } from '@/utils/activity/has-id';
import type { Mute } from '@/utils/rules/mute';
import type { Source } from '@/utils/sources/source';

/** Identity of a source in the list of mutes; null if it cannot be muted. */
export function muteIdOf(source: Source): Pick<Mute, 'kind' | 'id'> | null {
  switch (source.kind) {
    case 'user':
      return { kind: 'user', id: source.id.slice('user:'.length) };
    case 'show':
      return { kind: 'show', id: (source.ids && idOf(source.ids)) ?? source.ref };
    case 'following':
    case 'me':
      return null;
  }
}

/** The mute in force for a source at `now`, ms UTC. */
export function muteOfSource(source: Source, mutes: readonly Mute[], now: number): Mute | null {
  const wanted = muteIdOf(source);
  const found = mutes.find(({ kind, id }) => kind === wanted?.kind && id === wanted.id);
  return found && (found.until === null || found.until > now) ? found : null;
}
