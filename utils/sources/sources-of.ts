import type { Activity } from '@/utils/activity/activity';
import { isAbout } from '@/utils/sources/is-about';
import { userSlug } from '@/utils/sources/parse-source';
import type { Source } from '@/utils/sources/source';

/**
 * The sources, without paused ones, that a stored activity belongs to. They are derived, not stored with it: an
 * activity that is neither by a watched person nor about a watched show comes from somebody the signed-in person
 * follows.
 */
export function sourcesOf(activity: Activity, sources: readonly Source[]): Source[] {
  const active = sources.filter(({ paused }) => !paused);
  if (activity.type === 'me') return active.filter(({ kind }) => kind === 'me');
  const named = active.filter((source) =>
    source.kind === 'user'
      ? userSlug(source.username) === userSlug(activity.user.slug)
      : source.kind === 'show' && isAbout(activity, source),
  );
  if (named.length > 0) return named;
  return active.filter((source) => source.kind === 'following' && !source.except.includes(activity.user.slug));
}
