const keyOf = (script: string) => `reloaded:${script}`;

/**
 * For a script that an update of the extension took away: the page comes back with the new one. Returns false where the
 * page was reloaded for this script already, so that a script that stays missing does not reload it for ever.
 */
export function reloadOnce(script: string, reload = () => location.reload()): boolean {
  if (sessionStorage.getItem(keyOf(script))) return false;
  sessionStorage.setItem(keyOf(script), '1');
  reload();
  return true;
}

/** The script is here: should a later one be missing, the page may be reloaded for it again. */
export function scriptLoaded(script: string): void {
  sessionStorage.removeItem(keyOf(script));
}
