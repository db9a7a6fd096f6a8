/** Scroll offset that still counts as the top, CSS pixels. */
const TOP_PX = 24;

/** Whether the newest rows are in view; further down, no row may move. */
export const isAtTop = (): boolean => window.scrollY < TOP_PX;
