import type { Plugin } from 'vite';

/** Version of the package that stands for the next release in tests. */
export const NEXT_VERSION = '99.0.0';

/** The changes of the next version: module -> a text in it and its replacement. */
const CHANGES: Readonly<Record<string, readonly [now: string, next: string]>> = {
  // A new store, and a new field in each row of the feed.
  'utils/store/migrations.ts': [
    "db.createObjectStore('lock');\n  },",
    `db.createObjectStore('lock');
  },
  (db, upgrade) => {
    db.createObjectStore('nextVersion');
    const walk = async () => {
      for (let at = await upgrade.objectStore('cards').openCursor(); at; at = await at.continue())
        await at.update({ ...at.value, nextVersion: true });
    };
    void walk();
  },`,
  ],
  'utils/settings/stored-migrations.ts': [
    'STORED_MIGRATIONS: readonly Step[] = [];',
    'STORED_MIGRATIONS = [(settings) => ({ ...settings, checkMinutes: Number(settings.checkMinutes) + 1 })];',
  ],
  'utils/settings/settings.ts': ['= {\n  version: 1,', '= {\n  version: 2,'],
};

/**
 * The source of a module in the next version.
 *
 * @throws Error if the module has changed so that the next version cannot be made from it
 */
export function nextSource(module: string, source: string): string {
  const name = Object.keys(CHANGES).find((each) => module.replaceAll('\\', '/').endsWith(`/${each}`));
  const [now, next] = CHANGES[name ?? ''] ?? [];
  if (now === undefined || next === undefined) return source;
  if (!source.includes(now)) throw new Error(`${name} no longer contains "${now}": adapt scripts/next-version`);
  return source.replace(now, () => next);
}

/** Builds the next version, for tests only: database and settings have one more migration each. */
export const nextVersion: Plugin = {
  name: 'lookout:next-version',
  enforce: 'pre',
  transform: (source, module) => nextSource(module, source),
};
