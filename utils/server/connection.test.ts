import { expect, it } from 'vitest';
import type { TraktServer } from '@/utils/server/build-env';
import { type ChosenServer, connectionOf } from '@/utils/server/connection';

const env: TraktServer = {
  protocol: 'v2',
  apiOrigin: 'https://api.trakt.tv',
  authOrigin: 'https://auth.trakt.tv',
  clientId: 'of-the-build',
};
const own: ChosenServer = { protocol: 'v2', origin: 'https://trakt.example' };

it.each<[string, ChosenServer | null, Record<string, string>, string, string | null, string]>([
  ['the build', null, {}, 'https://api.trakt.tv', 'of-the-build', 'https://auth.trakt.tv'],
  ["one's own id", null, { 'https://api.trakt.tv': 'mine' }, 'https://api.trakt.tv', 'mine', 'https://auth.trakt.tv'],
  ['another server', own, { 'https://api.trakt.tv': 'mine' }, own.origin, null, own.origin],
  ['another with an id', own, { [own.origin]: 'theirs' }, own.origin, 'theirs', own.origin],
  [
    'the same server, chosen by hand',
    { protocol: 'v2', origin: 'https://api.trakt.tv' },
    {},
    'https://api.trakt.tv',
    'of-the-build',
    'https://auth.trakt.tv',
  ],
  [
    'the same address, another protocol',
    { protocol: 'v1', origin: 'https://api.trakt.tv' },
    {},
    'https://api.trakt.tv',
    null,
    'https://api.trakt.tv',
  ],
])('%s gets nothing that belongs to another server', (_, server, clientIds, apiOrigin, clientId, authOrigin) => {
  expect(connectionOf({ server, clientIds }, env)).toEqual({
    protocol: server?.protocol ?? 'v2',
    apiOrigin,
    authOrigin,
    clientId,
  });
});
