import { review, shout } from '@/sandbox/cast/comments';
import type { NewEvent } from './append-event';
import { createRandom } from './random';
import type { World } from './world';

/**
 * Events while the sandbox runs: an endless, seeded sequence. Somebody who starts to watch finishes a few events later,
 * and then often rates it.
 *
 * @param only slugs of those who do something; left out: everybody
 */
export function* scriptOf(world: World, seed = 1, only?: readonly string[]): Generator<NewEvent, never> {
  const random = createRandom(seed ^ 0x5eed);
  const watching: NewEvent[] = [];
  const people = world.people.filter(({ slug, deleted }) => !deleted && (only?.includes(slug) ?? true));
  const episode = () => {
    const show = random.pick(world.shows);
    const season = random.pick(show.seasons);
    return { show: show.ids.slug, season: season.number, episode: random.pick(season.episodes).number };
  };
  for (;;) {
    const user = random.pick(people).slug;
    const movie = random.pick(world.movies);
    const item = random.chance(0.8) ? episode() : { movie: movie.ids.slug };
    if (watching.length > 0 && random.chance(0.4)) {
      const begun = watching.shift();
      if (!begun) continue;
      yield { ...begun, action: 'scrobble' };
      if (random.chance(0.5)) yield { ...begun, action: 'rating', rating: random.int(5, 10) };
      if (random.chance(0.15)) yield { ...begun, action: 'shout', text: shout(random) };
      continue;
    }
    const dice = random.next();
    if (dice < 0.45) {
      watching.push({ user, ...item, action: 'watching' });
      yield { user, ...item, action: 'watching' };
    } else if (dice < 0.55) yield { user, ...item, action: 'checkin' };
    else if (dice < 0.63) yield { user, ...item, action: 'watchlist' };
    else if (dice < 0.7) yield { user, ...item, action: 'rating', rating: random.int(4, 10) };
    else if (dice < 0.76) yield { user, movie: movie.ids.slug, action: 'collection' };
    else if (dice < 0.82) yield { user, ...item, action: 'seen', agoMs: random.int(0, 3) * 86_400_000 };
    else if (dice < 0.88) yield { user, movie: movie.ids.slug, action: 'review', text: review(random, movie.title) };
    else if (dice < 0.94) yield { user, ...item, action: 'shout', text: shout(random) };
    else {
      const list = `Watch with ${random.pick(people).username} ${random.int(1, 999)}`;
      yield { user, action: 'created', list };
      yield { user, action: 'item_added', list, item: { movie: movie.ids.slug } };
    }
  }
}
