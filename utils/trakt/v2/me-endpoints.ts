import { CACHE, type EndpointFacts } from '@/utils/trakt/v2/endpoint-facts';

const PERSON = ['user.username'] as const;

/**
 * Facts about the endpoints for activity that concerns the person, as data. Trakt documents them, with other answers of
 * the same backends as evidence for their headers. `npm run doctor` does not ask for them: a public profile shows none
 * of it.
 */
export const ME_ENDPOINTS = {
  'last-activities': {
    path: '/sync/last_activities',
    backend: 'rails',
    cache: null,
    fields: [],
  },
  requests: {
    path: '/users/requests',
    backend: 'rails',
    cache: null,
    time: { field: 'requested_at', precision: 'second' },
    fields: ['id', 'requested_at', ...PERSON],
  },
  'own-requests': {
    path: '/users/requests/following',
    backend: 'rails',
    cache: null,
    time: { field: 'requested_at', precision: 'second' },
    fields: ['id', 'requested_at', ...PERSON],
  },
  // All in one answer, the newest last.
  followers: {
    path: '/users/:id/followers',
    backend: 'workers',
    cache: [CACHE.shared],
    time: { field: 'followed_at', precision: 'second' },
    fields: ['followed_at', ...PERSON],
  },
  following: {
    path: '/users/:id/following',
    backend: 'workers',
    cache: [CACHE.shared],
    time: { field: 'followed_at', precision: 'second' },
    fields: ['followed_at', ...PERSON],
  },
  'comment-likes': {
    path: '/comments/:id/likes',
    backend: 'rails',
    cache: [CACHE.private],
    pages: { standard: null },
    time: { field: 'liked_at', precision: 'second' },
    fields: ['liked_at', ...PERSON],
  },
  'comment-reactions': {
    path: '/comments/:id/reactions',
    backend: 'rails',
    cache: null,
    pages: { standard: null },
    time: { field: 'reacted_at', precision: 'second' },
    fields: ['reacted_at', ...PERSON],
  },
  'comment-replies': {
    path: '/comments/:id/replies',
    backend: 'rails',
    cache: null,
    pages: { standard: 10 },
    time: { field: 'comment.created_at', precision: 'second' },
    fields: ['comment.id', 'comment.created_at', 'comment.user.username'],
  },
  'list-likes': {
    path: '/users/:id/lists/:list/likes',
    backend: 'workers',
    cache: [CACHE.shared],
    pages: { standard: null },
    time: { field: 'liked_at', precision: 'second' },
    fields: ['liked_at', ...PERSON],
  },
  'list-comments': {
    path: '/users/:id/lists/:list/comments/newest',
    backend: 'workers',
    cache: [CACHE.shared],
    pages: { standard: 10 },
    time: { field: 'comment.created_at', precision: 'second' },
    fields: ['comment.id', 'comment.created_at', 'comment.user.username'],
  },
} as const satisfies Record<string, EndpointFacts>;
