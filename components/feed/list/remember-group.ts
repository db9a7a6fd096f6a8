import { GROUP_KEY } from './remembered-group';

/** Stores the grouping. Separate from the code that reads it, which is part of the first paint. */
export function rememberGroup(group: string): void {
  try {
    if (group === 'time') localStorage.removeItem(GROUP_KEY);
    else localStorage.setItem(GROUP_KEY, group);
  } catch {
    // Not stored: the choice applies to this page only.
  }
}
