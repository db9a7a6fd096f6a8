import { snooze } from '@/entrypoints/background/menu';
import { giveBackHost } from '@/entrypoints/background/permission-of-server';
import type { Services } from '@/entrypoints/background/services';
import type { Handlers } from '@/utils/messaging/serve';
import {
  withCheckMinutes,
  withClientId,
  withMaxWaitHours,
  withMute,
  withoutMute,
  withPaused,
  withPreferences,
  withRules,
  withServer,
  withShowSpoilers,
  withSourceConditions,
  withSourceRules,
} from '@/utils/settings/changes';
import { isForServer, withFile } from '@/utils/settings/file/apply';
import type { Settings } from '@/utils/settings/settings';
import { canonical } from '@/utils/settings/sync/merge';

type Deps = Pick<Services, 'env' | 'connection' | 'lookUp' | 'settings' | 'checkSoon' | 'flushOutbox' | 'now'>;
type SettingsCommands =
  | 'setPaused'
  | 'setRules'
  | 'setSourceRules'
  | 'setSourceConditions'
  | 'setShowSpoilers'
  | 'setPreferences'
  | 'mute'
  | 'unmute'
  | 'snooze'
  | 'setCheckMinutes'
  | 'setMaxWaitHours'
  | 'setClientId'
  | 'setServer'
  | 'applyImport'
  | 'replaceSettings';

/** Commands for rules, check interval, conditions and the settings file. */
export function settingsCommands(services: Deps): Pick<Handlers, SettingsCommands> {
  const { connection, settings, now } = services;

  /** A command that only changes the settings. */
  const changing =
    <T>(change: (before: Settings, data: T) => Settings) =>
    async (data: T) => {
      await settings.change((before) => change(before, data));
      return { ok: true as const };
    };

  /** Deferred notifications may be due now, or no longer wanted. */
  const delivered = async () => {
    await services.flushOutbox();
    return { ok: true as const };
  };

  return {
    setRules: changing((before, { rules }) => withRules(before, rules)),
    setSourceRules: changing((before, { id, rules }) => withSourceRules(before, id, rules)),
    setSourceConditions: changing((before, { id, conditions }) => withSourceConditions(before, id, conditions)),
    setShowSpoilers: changing((before, { id, spoilers }) => withShowSpoilers(before, id, spoilers)),
    unmute: changing(withoutMute),
    async mute(mute) {
      await settings.change((before) => withMute(before, mute, now()));
      return delivered();
    },
    async snooze({ until }) {
      await snooze(services, until);
      return { ok: true };
    },
    async setPreferences(change) {
      await settings.change((before) => withPreferences(before, change));
      // Conditions may need the person's watchlist, which has to be read first.
      if (change.conditions || change.self) services.checkSoon();
      return delivered();
    },
    setCheckMinutes: changing((before, { minutes }) => withCheckMinutes(before, minutes)),
    setMaxWaitHours: changing((before, { hours }) => withMaxWaitHours(before, hours)),
    async setPaused({ paused }) {
      await settings.change((before) => withPaused(before, paused));
      if (!paused) services.checkSoon();
      return { ok: true };
    },
    async setClientId({ clientId }) {
      const wanted = clientId?.trim() || null;
      const current = await settings.read();
      const checked =
        wanted === null ? null : await services.lookUp(current, (trakt) => trakt.checkKey(), { clientId: wanted });
      if (checked && !checked.ok) return checked;
      await settings.change((before) => withClientId(before, connection(current).apiOrigin, wanted));
      services.checkSoon();
      return { ok: true };
    },
    async setServer({ server }) {
      const { env } = services;
      let left = env.apiOrigin;
      const after = await settings.change((before) => {
        left = connection(before).apiOrigin;
        return withServer(before, server, env, now());
      });
      await giveBackHost(left, connection(after).apiOrigin, [env.apiOrigin, env.authOrigin]);
      services.checkSoon();
      return { ok: true };
    },
    async applyImport({ file }) {
      let before = {} as Settings;
      let isForHere = true;
      const after = await settings.change((current) => {
        before = current;
        const here = connection(current);
        // The page validated the file for the server it shows; another may have been chosen since.
        isForHere = isForServer(file, here);
        return isForHere ? withFile(current, file, here, now()) : current;
      });
      if (!isForHere) return { ok: false, error: { kind: 'gone' } };
      services.checkSoon();
      return { ok: true, before, after };
    },
    async replaceSettings({ was, next }) {
      let isSo = true;
      await settings.change((current) => {
        isSo = canonical(current) === canonical(was);
        return isSo ? next : current;
      });
      if (!isSo) return { ok: false, error: { kind: 'gone' } };
      services.checkSoon();
      return { ok: true };
    },
  };
}
