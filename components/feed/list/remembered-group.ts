/**
 * How the person groups the feed, for both pages that show it. In `localStorage`, which can be read before the first
 * paint. Without it the feed opens by time. Written by `remember-group`.
 */
export const GROUP_KEY = 'group';

export function rememberedGroup(): string | null {
  try {
    return localStorage.getItem(GROUP_KEY);
  } catch {
    return null;
  }
}
