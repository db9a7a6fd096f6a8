import { type ActivityType, isLegalPair } from '@/utils/activity/activity';
import type { Catalog } from './catalog';
import { slugify } from './slug';
import type { WorldEvent } from './world-event';
import { type EventSpec, type ItemRef, STATE_ACTIONS } from './world-spec';

const PLURAL_ACTIONS = ['seen', 'collection', 'uncollect', 'unseen'];
const MINUTE = 60_000;

type Bare = Omit<WorldEvent, 'id' | 'v1Id'>;

function resolveItem(spec: NonNullable<EventSpec['item']>, catalog: Catalog): ItemRef {
  if (spec.movie !== undefined) {
    const movie = catalog.movie(spec.movie);
    if (!movie) throw new Error(`No movie "${spec.movie}" in this world`);
    return { type: 'movie', movie: movie.ids.slug };
  }
  if (spec.show === undefined) throw new Error('An event needs a show, a movie or a list');
  const show = catalog.show(spec.show);
  if (!show) throw new Error(`No show "${spec.show}" in this world`);
  const ref = { show: show.ids.slug };
  if (spec.season === undefined) return { type: 'show', ...ref };
  const season = show.seasons.find(({ number }) => number === spec.season);
  if (!season) throw new Error(`"${show.ids.slug}" has no season ${spec.season}`);
  if (spec.episode === undefined) return { type: 'season', ...ref, season: season.number };
  if (!season.episodes.some(({ number }) => number === spec.episode)) {
    throw new Error(`"${show.ids.slug}" has no episode ${spec.season}x${spec.episode}`);
  }
  return { type: 'episode', ...ref, season: season.number, episode: spec.episode };
}

function runtimeOf(ref: ItemRef, catalog: Catalog): number {
  if (ref.movie !== undefined) return catalog.movie(ref.movie)?.runtime ?? 110;
  return catalog.show(ref.show ?? '')?.runtime ?? 50;
}

/** The lists of a person that exist after all logged events, by slug. */
function listsOf(events: readonly WorldEvent[]): Set<string> {
  const lists = new Set<string>();
  for (const { action, list } of events) {
    if (action === 'created' && list) lists.add(list);
    if (action === 'list_deleted' && list) lists.delete(list);
  }
  return lists;
}

function resolveList(spec: EventSpec, lists: Set<string>): Pick<Bare, 'list' | 'listName' | 'description' | 'privacy'> {
  const name = spec.list ?? (spec.action === 'created' ? 'New list' : '');
  if (spec.action === 'created') {
    const base = slugify(name) || 'list';
    let slug = base;
    for (let n = 2; lists.has(slug); n++) slug = `${base}-${n}`;
    return { list: slug, listName: name, description: spec.description ?? '', privacy: spec.privacy ?? 'public' };
  }
  const slug = lists.has(name) ? name : slugify(name);
  if (!lists.has(slug)) throw new Error(`${spec.user} has no list "${name}"`);
  return { list: slug };
}

/**
 * Validates a described event and fills in what is left out.
 * @throws Error naming what is wrong
 */
export function resolveEvent(spec: EventSpec, catalog: Catalog, byUser: ReadonlyMap<string, WorldEvent[]>): Bare {
  const person = catalog.person(spec.user);
  if (!person) throw new Error(`No person "${spec.user}" in this world`);
  const at = spec.at ?? spec.happenedAt;
  if (at === undefined) throw new Error('An event needs `at` or `happenedAt`');
  const event: Bare = { at, happenedAt: spec.happenedAt ?? at, user: person.slug, type: 'list', action: spec.action };
  const isList = ['created', 'item_added', 'item_removed', 'list_deleted'].includes(spec.action);
  if (isList) {
    Object.assign(event, resolveList(spec, listsOf(byUser.get(person.slug) ?? [])));
    if (spec.action.startsWith('item_')) event.item = resolveItem(spec.item ?? spec, catalog);
    return event;
  }
  const bare = spec.action === 'stop' || spec.target !== undefined;
  if (bare && spec.show === undefined && spec.movie === undefined) {
    if (spec.target === undefined) return { ...event, type: spec.type ?? 'episode' };
    const target = byUser.get(person.slug)?.find(({ id }) => id === spec.target);
    if (!target) throw new Error(`${person.slug} has no event ${spec.target}`);
    return { ...event, type: target.type, target: target.id };
  }
  const plural = PLURAL_ACTIONS.includes(spec.action);
  const numbers = spec.episodes ?? (spec.episode === undefined ? [] : [spec.episode]);
  const refs = numbers.length > 0 ? numbers.map((episode) => resolveItem({ ...spec, episode }, catalog)) : [];
  const ref = refs[0] ?? resolveItem(spec, catalog);
  const { type, episode, ...rest } = ref;
  Object.assign(event, rest, { type: spec.type ?? (type satisfies ActivityType) });
  if (episode !== undefined) Object.assign(event, plural ? { episodes: numbers } : { episode });
  if (!plural && numbers.length > 1) throw new Error(`${spec.action} takes one episode`);
  const known = isLegalPair(event.type, spec.action) || (STATE_ACTIONS as readonly string[]).includes(spec.action);
  if (!known || event.type !== type) throw new Error(`${type} and ${spec.action} do not go together`);
  if (spec.action === 'rating') {
    const rating = spec.rating ?? 8;
    if (!Number.isInteger(rating) || rating < 1 || rating > 10)
      throw new Error('A rating is a whole number from 1 to 10');
    event.rating = rating;
  }
  if (spec.action === 'shout' || spec.action === 'review') {
    event.text = spec.text ?? 'Loved it.';
    if (spec.parent !== undefined) event.parent = spec.parent;
    event.spoiler = spec.spoiler ?? /\[spoiler\]/i.test(event.text);
  }
  if (spec.action === 'watching') {
    event.via = spec.via ?? 'scrobble';
    event.expiresAt = spec.expiresAt ?? event.happenedAt + runtimeOf(ref, catalog) * MINUTE;
  }
  if (spec.target !== undefined) event.target = spec.target;
  return event;
}
