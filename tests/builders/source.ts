import type { FollowingSource, ShowSource, UserSource } from '@/utils/sources/source';

/** A watched user with defaults for everything the test does not name. */
export function userSource(username: string, change: Partial<UserSource> = {}): UserSource {
  return { kind: 'user', id: `user:${username}`, username, paused: false, since: 0, ...change };
}

export function showSource(ref: string, change: Partial<ShowSource> = {}): ShowSource {
  return { kind: 'show', id: `show:${ref}`, ref, seasons: 'all', paused: false, since: 0, ...change };
}

export const followingSource = (more: Partial<FollowingSource> = {}): FollowingSource => ({
  kind: 'following',
  id: 'following',
  except: [],
  paused: false,
  since: 1,
  ...more,
});
