import { DAY } from '@/utils/lib/time';
import type { Page } from '@/utils/trakt/activity-feed';
import type { Client } from '@/utils/trakt/v2/client';
import { addPage, type Found } from '@/utils/trakt/v2/found';
import type { Mark, OpenWalk, Walk } from '@/utils/trakt/v2/mark';
import { type Listing, type ListingPage, POLL_LIMIT, readPage } from '@/utils/trakt/v2/pagination';

/** What the search may cost: pages a read, and pages a listing and day (UTC). Then a gap says so. */
const PAGES_A_READ = 3;
const PAGES_A_DAY = 10;

/**
 * Looks for plays with an older date than those on page 1: marked as watched "last week", imported. Nothing but
 * `Last-Modified` (and the number of plays, where it can be believed) tells of them, and only their ids tell them
 * apart. A search that is not through goes on at the next read.
 *
 * A page that fails ends the search for this read only: what was read before it is not lost.
 */
export async function walk(
  client: Client,
  listing: Listing,
  { mark, found, first }: { mark: Mark; found: Found; first: ListingPage },
): Promise<{ walk: Walk; gap: Page['gap'] }> {
  const day = Math.floor(client.now() / DAY);
  let used = mark.walk?.day === day ? mark.walk.used : 0;
  let open = begin(mark, found, first) ?? mark.walk?.open ?? null;
  for (let pages = 0; open && pages < PAGES_A_READ && used < PAGES_A_DAY; pages++) {
    const read = await readPage(client, listing, { page: open.page, limit: listing.limit ?? POLL_LIMIT });
    used++;
    if (!read.ok || !read.value) return { walk: { day, used, open }, gap: null };
    const added = addPage(found, read.value, listing, open.top, client.now());
    open = isThrough(open, added, read.value.last) ? null : { ...open, page: open.page + 1, found: open.found + added };
  }
  const exhausted = open && used >= PAGES_A_DAY ? { since: open.since, url: listing.url } : null;
  return { walk: { day, used, open: exhausted ? null : open }, gap: exhausted };
}

function begin(mark: Mark, found: Found, first: ListingPage): OpenWalk | null {
  const { lastModified, itemCount } = first.headers;
  const more = itemCount !== null && mark.count !== null ? itemCount - mark.count : 0;
  const moved = lastModified && mark.lastModified ? lastModified !== mark.lastModified : more > 0;
  // Something was taken away and nothing came: that is what has changed.
  const removed = more < 0 && found.fresh === 0;
  if (first.last || !moved || removed || found.fresh >= Math.max(more, 1)) return null;
  return {
    page: 2,
    top: mark.walk?.open?.top ?? mark.top,
    since: mark.walk?.open?.since ?? (Date.parse(mark.lastModified ?? '') || mark.at),
    found: found.fresh,
    wanted: more > 0 ? more : null,
  };
}

/** All that Trakt counted is found; or, where it did not count, the run of new rows has ended. */
function isThrough(open: OpenWalk, added: number, last: boolean): boolean {
  if (last) return true;
  return open.wanted === null ? open.found > 0 && added === 0 : open.found + added >= open.wanted;
}
