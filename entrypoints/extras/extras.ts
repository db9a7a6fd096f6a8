import { nameSources } from '@/entrypoints/extras/name-sources';
import { offersCode, signInByCode } from '@/utils/account/oauth/device';
import { exchangeCode } from '@/utils/account/oauth/exchange';
import { revoke } from '@/utils/account/oauth/revoke';
import { syncStep } from '@/utils/settings/sync/step';
import { findShows, findShowV1 } from '@/utils/trakt/find-shows';

/**
 * What few people or few moments need: signing in, finding shows by words, sharing settings between browsers, naming what a
 * settings file brought. Neither the background nor the poller carries it. Nothing here may keep anything in memory that another script needs.
 */
export const extras = { exchangeCode, findShows, findShowV1, nameSources, offersCode, revoke, signInByCode, syncStep };

export type Extras = typeof extras;
