import type { Settings } from '@/utils/settings/settings';
import { meStreams } from '@/utils/sources/own-streams';
import type { Stream } from '@/utils/sources/stream';
import { streamsFor } from '@/utils/sources/streams';

/** Slug of the signed-in account. */
export const ACCOUNT = 'me';

/** The streams that some settings want, about the person and about others. */
export const streamsOf = (
  protocol: 'v1' | 'v2',
  { sources, rules }: Pick<Settings, 'sources' | 'rules'>,
  follows: Parameters<typeof streamsFor>[3],
): Stream[] => [
  ...streamsFor(protocol, sources, rules, follows),
  ...meStreams(
    protocol,
    sources.filter(({ paused }) => !paused),
    rules,
    { account: ACCOUNT, self: null },
  ),
];
