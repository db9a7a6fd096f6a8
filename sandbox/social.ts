import type { SocialEvent, SocialSpec } from './social-event';
import type { World } from './world';

/** Somebody, and since when. */
export interface Since {
  user: string;
  at: number;
  event: SocialEvent;
}

/**
 * Adds a line to the social log.
 *
 * @param now ms UTC, for events without a time of their own
 * @throws Error naming what is wrong
 */
export function appendSocial(world: World, spec: SocialSpec, now: number): SocialEvent {
  const slugOf = (name: string) => {
    const person = world.person(name);
    if (!person) throw new Error(`No person "${name}" in this world`);
    return person.slug;
  };
  const at = Math.max(spec.at ?? now, world.social.at(-1)?.at ?? 0);
  const event: SocialEvent = { ...spec, id: world.social.length + 1, at, user: slugOf(spec.user) };
  if ('other' in spec) event.other = slugOf(spec.other);
  if ('owner' in spec) event.owner = slugOf(spec.owner);
  if ('comment' in spec && !world.log.some(({ id, text }) => id === spec.comment && text !== undefined))
    throw new Error(`No comment ${spec.comment} in this world`);
  if (event.action === 'react') event.reaction ??= 'love';
  if (event.action === 'comment_list') event.text ??= 'Great list.';
  connect(world, event);
  world.social.push(event);
  return event;
}

/** Applies a follow, an accepted request, or an unfollow. */
function connect(world: World, { action, user, other = '', at }: SocialEvent): void {
  const follow = (from: string, to: string) => {
    const following = world.person(from)?.following;
    if (following && !following.some(({ slug }) => slug === to)) following.push({ slug: to, at });
  };
  if (action === 'follow' && !world.person(other)?.private) follow(user, other);
  if (action === 'accept') {
    if (!requestsTo(world, user, at).some((request) => request.user === other))
      throw new Error(`${other} did not ask ${user}`);
    follow(other, user);
  }
  const person = world.person(user);
  if (action === 'unfollow' && person) person.following = person.following.filter(({ slug }) => slug !== other);
}

function standing(
  world: World,
  now: number,
  [put, taken]: [SocialEvent['action'], SocialEvent['action']],
  is: (event: SocialEvent) => boolean,
): Since[] {
  const found = new Map<string, Since>();
  for (const event of world.social) {
    if (event.at > now || !is(event)) continue;
    const { user, at } = event;
    // A like that is there already changes nothing; a reaction replaces the earlier one.
    if (event.action === put && (put === 'react' || !found.has(user))) found.set(user, { user, at, event });
    if (event.action === taken) found.delete(user);
  }
  return [...found.values()].sort((a, b) => b.at - a.at || b.event.id - a.event.id);
}

/** Who likes a comment now, latest first. */
export const likesOf = (world: World, comment: number, now: number): Since[] =>
  standing(world, now, ['like', 'unlike'], (event) => event.comment === comment);

export const reactionsTo = (world: World, comment: number, now: number): Since[] =>
  standing(world, now, ['react', 'unreact'], (event) => event.comment === comment);

export const listLikesOf = (world: World, owner: string, list: string, now: number): Since[] =>
  standing(world, now, ['like_list', 'unlike_list'], (event) => event.owner === owner && event.list === list);

/** Comments on a list, newest first. */
export const listCommentsOf = (world: World, owner: string, list: string, now: number): Since[] =>
  world.social
    .filter((event) => event.action === 'comment_list' && event.at <= now)
    .filter((event) => event.owner === owner && event.list === list)
    .map((event) => ({ user: event.user, at: event.at, event }))
    .reverse();

/** Requests to follow somebody that wait for an answer, latest first. */
export function requestsTo(world: World, to: string, now: number): Since[] {
  const waiting = new Map<string, Since>();
  for (const event of world.social) {
    const { user, action, other = '', at } = event;
    if (at > now) continue;
    const isAsked = action === 'follow' && other === to && !waiting.has(user);
    const follows = world.person(user)?.following.find(({ slug }) => slug === to);
    if (isAsked && world.person(to)?.private && !(follows && follows.at <= at)) waiting.set(user, { user, at, event });
    if (action === 'unfollow' && other === to) waiting.delete(user);
    if ((action === 'accept' || action === 'decline') && user === to) waiting.delete(other);
  }
  return [...waiting.values()].sort((a, b) => b.at - a.at);
}

/** When anything of these actions last happened that fulfills a condition, ms UTC; 0: never. */
export const lastSocial = (world: World, now: number, is: (event: SocialEvent) => boolean): number =>
  world.social.findLast((event) => event.at <= now && is(event))?.at ?? 0;
