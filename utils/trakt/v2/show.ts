import type { Show } from '@/utils/activity/media';
import { err, ok, type Result } from '@/utils/lib/result';
import { MAX_PARTS, MAX_ROWS } from '@/utils/trakt/bounds';
import type { TraktError } from '@/utils/trakt/errors';
import { read } from '@/utils/trakt/lenient';
import type { ShowDetails } from '@/utils/trakt/trakt-client';
import { showPath } from '@/utils/trakt/v2/address';
import type { Client } from '@/utils/trakt/v2/client';
import { toAddress, toTitle } from '@/utils/trakt/v2/media';
import { hit, seasonInfo, show } from '@/utils/trakt/v2/wire';

/** A show by slug, Trakt id or IMDb id. */
export async function readShow(client: Client, id: string): Promise<Result<Show, TraktError>> {
  const answer = await client.get(`${showPath(id)}?extended=full`, 'public');
  if (!answer.ok) return answer;
  const found = toTitle(read(show, answer.value.json) ?? undefined);
  return found ? ok(found) : err({ kind: 'bad-shape', path: '$.title' });
}

export async function readShowDetails(
  client: Client,
  id: string,
  service: 'tvdb' | 'tmdb' | 'imdb' | undefined,
): Promise<Result<ShowDetails, TraktError>> {
  let name = id;
  if (service) {
    const hits = await readHits(client, `/search/${service}/${encodeURIComponent(id)}?type=show&page=1&limit=1`);
    if (!hits.ok) return hits;
    const ids = hits.value[0]?.ids;
    if (!ids?.trakt) return err({ kind: 'not-found' });
    name = String(ids.trakt);
  }
  const found = await readShow(client, name);
  if (!found.ok) return found;
  const seasons = await client.get(`${showPath(name)}/seasons?extended=full`, 'public');
  if (!seasons.ok) return seasons;
  const { json } = seasons.value;
  return ok({
    show: found.value,
    seasons: (Array.isArray(json) ? json.slice(0, MAX_PARTS) : []).flatMap(toSeasonInfo),
  });
}

export function searchShows(client: Client, query: string): Promise<Result<Show[], TraktError>> {
  const words = new URLSearchParams({ query, extended: 'full', page: '1', limit: '10' });
  return readHits(client, `/search/show?${words}`);
}

async function readHits(client: Client, path: string): Promise<Result<Show[], TraktError>> {
  const answer = await client.get(path, 'public');
  if (!answer.ok) return answer;
  const { json } = answer.value;
  if (!Array.isArray(json)) return err({ kind: 'bad-shape', path: '$' });
  return ok(json.slice(0, MAX_ROWS).flatMap((value) => toTitle(read(hit, value)?.show) ?? []));
}

function toSeasonInfo(value: unknown): ShowDetails['seasons'] {
  const season = read(seasonInfo, value);
  if (season?.number === undefined) return [];
  const { number, title, episode_count, aired_episodes, images } = season;
  return [{ number, title, episodes: episode_count ?? aired_episodes, poster: toAddress(images?.poster) }];
}
