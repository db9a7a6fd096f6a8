/**
 * How the person groups the feed, for both pages that show it. In `localStorage`, which can be read before the first paint.
 * Without it the feed opens by time.
 */
const GROUP_KEY = 'group';

export function rememberedGroup(): string | null {
  try {
    return localStorage.getItem(GROUP_KEY);
  } catch {
    return null;
  }
}

export function rememberGroup(group: string): void {
  try {
    if (group === 'time') localStorage.removeItem(GROUP_KEY);
    else localStorage.setItem(GROUP_KEY, group);
  } catch {
    // The choice holds for this page.
  }
}
