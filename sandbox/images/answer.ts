import type { World } from '@/sandbox/world';
import { drawPicture, initialsOf } from './draw';

/** `/images/avatars/:slug.png` (96 x 96), `/images/{shows,movies}/:slug.png` (200 x 300). */
export async function answerImage(request: Request, world: World): Promise<Response> {
  const { pathname } = new URL(request.url);
  const match = pathname.match(/^\/images\/(avatars|shows|movies)\/([^/]+)\.png$/);
  const slug = decodeURIComponent(match?.[2] ?? '');
  const person = match?.[1] === 'avatars' ? world.person(slug) : undefined;
  const title = match?.[1] === 'shows' ? world.show(slug) : match?.[1] === 'movies' ? world.movie(slug) : undefined;
  const name = person ? (person.name ?? person.username) : title?.title;
  if (name === undefined) return new Response(null, { status: 404 });
  const png = person
    ? await drawPicture(slug, initialsOf(name, 2), 96, 96)
    : await drawPicture(slug, initialsOf(name, 3), 200, 300);
  return new Response(png, {
    headers: { 'content-type': 'image/png', 'cache-control': 'public, max-age=86400' },
  });
}
