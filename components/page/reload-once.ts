const keyOf = (script: string) => `reloaded:${script}`;

/**
 * Reloads the page for a script that an update of the extension removed. Returns false if the page was reloaded for
 * this script already, so that a missing script cannot cause an endless loop.
 */
export function reloadOnce(script: string, reload = () => location.reload()): boolean {
  if (sessionStorage.getItem(keyOf(script))) return false;
  sessionStorage.setItem(keyOf(script), '1');
  reload();
  return true;
}

/** Call once the script is loaded: if it is missing later, the page may be reloaded for it again. */
export function scriptLoaded(script: string): void {
  sessionStorage.removeItem(keyOf(script));
}
