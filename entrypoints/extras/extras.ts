import { addressBar } from '@/entrypoints/extras/address-bar';
import { nameSources } from '@/entrypoints/extras/name-sources';
import { offersCode, signInByCode } from '@/utils/account/oauth/device';
import { exchangeCode } from '@/utils/account/oauth/exchange';
import { revoke } from '@/utils/account/oauth/revoke';
import { reviseSummaries } from '@/utils/notify/revise-summaries';
import { syncStep } from '@/utils/settings/sync/step';
import { keepSmall } from '@/utils/store/keep-small';
import { rebuildStore } from '@/utils/store/sentinel';
import { restoreStars, setStarred } from '@/utils/store/stars';
import { findShows, findShowV1 } from '@/utils/trakt/find-shows';

/**
 * Code needed rarely: signing in, finding shows by title, sharing settings between browsers, naming sources of a
 * settings file, stars, summaries that waited, the address bar, rebuilding a lost store, and removing what the store no
 * longer needs. It is loaded on demand, so that neither the background nor the poller contains it. Modules may exist in
 * several scripts at once, so nothing here may keep state in memory that another script needs.
 */
export const extras = {
  addressBar,
  exchangeCode,
  findShows,
  findShowV1,
  keepSmall,
  nameSources,
  offersCode,
  rebuildStore,
  restoreStars,
  reviseSummaries,
  revoke,
  setStarred,
  signInByCode,
  syncStep,
};

export type Extras = typeof extras;
