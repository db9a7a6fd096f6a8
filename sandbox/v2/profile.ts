import { watchingOf } from '@/sandbox/state';
import { CACHE, type Endpoint, userEndpoint } from './endpoint';
import { isoSeconds, itemObjects, userObject } from './objects';

export const profileEndpoints: Endpoint[] = [
  userEndpoint({
    path: '/users/:id',
    backend: 'rails',
    cache: CACHE.private,
    handle: (person, request) => ({ body: userObject(person, request) }),
  }),
  userEndpoint({
    path: '/users/:id/watching',
    backend: 'rails',
    cache: CACHE.private,
    handle(person, request) {
      const { world, now } = request;
      const event = watchingOf(world, person.slug, now);
      if (!event) return { status: 204 };
      const times = { expires_at: isoSeconds(event.expiresAt ?? now), started_at: isoSeconds(event.happenedAt) };
      return { body: { ...times, action: event.via, type: event.type, ...itemObjects(world, event, request) } };
    },
  }),
];
