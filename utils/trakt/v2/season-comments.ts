import type { Episode, Season, Show } from '@/utils/activity/media';
import { err, ok, type Result } from '@/utils/lib/result';
import { MAX_PARTS } from '@/utils/trakt/bounds';
import type { TraktError } from '@/utils/trakt/errors';
import { read } from '@/utils/trakt/lenient';
import type { Page, Window } from '@/utils/trakt/trakt-client';
import { showPath, showUrl } from '@/utils/trakt/v2/address';
import type { Client } from '@/utils/trakt/v2/client';
import { toComment } from '@/utils/trakt/v2/comments';
import { newestFirst } from '@/utils/trakt/v2/found';
import type { Listing } from '@/utils/trakt/v2/listing-definition';
import { readShow } from '@/utils/trakt/v2/show';
import { readWindow, withTies } from '@/utils/trakt/v2/window';
import { episode } from '@/utils/trakt/v2/wire';

interface About {
  show: Show;
  season?: Season | undefined;
  episode?: Episode | undefined;
}

/**
 * Reads comments about seasons and their episodes in a time range. A page has only the comments of that season or
 * episode, so this takes at least one request per show, two per season and one per episode. Replies are not on these
 * pages.
 */
export async function readSeasonComments(
  client: Client,
  { show: name, seasons }: { show: string; seasons: readonly number[] },
  window: Window,
): Promise<Result<Page, TraktError>> {
  const show = await readShow(client, name);
  if (!show.ok) return show;
  const page: Page = { rows: [], cursor: {}, unchanged: false, gap: null, tallies: [], unknown: 0, dropped: 0 };
  for (const number of seasons) {
    const path = showPath(name, number);
    const episodes = await readEpisodes(client, path);
    if (!episodes.ok) return episodes;
    const { title, year, ids } = show.value;
    const about = { show: { title, year, ids }, season: { number } };
    const listings = [
      commentsOn(`${path}/comments/newest`, about),
      ...episodes.value.map((episode) =>
        commentsOn(`${path}/episodes/${episode.number}/comments/newest`, { ...about, episode }),
      ),
    ];
    for (const listing of listings) {
      const comments = await readWindow(client, listing, window);
      // A season or episode that does not exist (any more) has no comments.
      if (!comments.ok && comments.error.kind === 'not-found') continue;
      if (!comments.ok) return comments;
      page.rows.push(...comments.value.rows);
      page.dropped += comments.value.dropped;
      page.gap ??= comments.value.gap;
    }
  }
  return ok({ ...page, rows: withTies(newestFirst(page.rows), window.rows) });
}

async function readEpisodes(client: Client, path: string): Promise<Result<Episode[], TraktError>> {
  const answer = await client.get(path, 'public');
  if (!answer.ok) return answer.error.kind === 'not-found' ? ok([]) : answer;
  const { json } = answer.value;
  if (!Array.isArray(json)) return err({ kind: 'bad-shape', path: '$' });
  return ok(
    json.slice(0, MAX_PARTS).flatMap((value) => {
      const { season, number, title, ids } = read(episode, value) ?? {};
      return season === undefined || number === undefined ? [] : [{ season, number, title, ids }];
    }),
  );
}

/** A page of comments that do not name their item. */
export function commentsOn(path: string, about: About): Listing {
  const type = about.episode ? 'episode' : about.season ? 'season' : 'show';
  return {
    of: 'public',
    path,
    query: { extended: 'images' },
    wrap: (comment) => ({ type, comment, ...about }),
    map: (row) => toComment(row, undefined),
    newBy: 'id',
    conditional: true,
    filtersByTime: false,
    url: showUrl(about.show.ids.slug ?? about.show.title),
  };
}
