import { syncStep } from '@/utils/settings/sync/step';

/** What it takes to share the settings between browsers: a script of its own, see `entrypoints/sharing`. */
export const sharing = { syncStep };

export type Sharing = typeof sharing;
