import { hashOf } from '@/sandbox/random';
import { CACHE, type Endpoint } from './endpoint';
import { userObject } from './objects';

/** The signed-in person and their preferences; Lookout reads only `user`. */
export const settingsEndpoints: Endpoint[] = [
  {
    path: '/users/settings',
    backend: 'rails',
    cache: CACHE.private,
    handle(request) {
      const person = request.viewer === null ? undefined : request.world.person(request.viewer);
      if (!person) return { status: 401 };
      const user = userObject(person, { ...request, backend: 'rails', extended: new Set(['full', 'vip']) });
      const uuid = hashOf(person.slug).toString(16).padStart(40, '0').slice(-40);
      return {
        body: {
          user: { ...user, ids: { slug: person.slug, trakt: person.id, uuid } },
          permissions: { commenting: true, liking: true, following: true },
          account: { timezone: 'Europe/Stockholm', date_format: 'ymd', time_24hr: true, cover_image: null },
        },
      };
    },
  },
];
