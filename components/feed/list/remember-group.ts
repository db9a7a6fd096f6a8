import { GROUP_KEY } from './remembered-group';

/** Remembers a grouping. Apart from the reading, which is part of the first paint. */
export function rememberGroup(group: string): void {
  try {
    if (group === 'time') localStorage.removeItem(GROUP_KEY);
    else localStorage.setItem(GROUP_KEY, group);
  } catch {
    // The choice holds for this page.
  }
}
