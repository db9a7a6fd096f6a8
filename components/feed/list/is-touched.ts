const ROW = '[data-card-id]';

/** Whether somebody is at one of the feed's rows just now, by pointer or by keys: then none may move. */
export function isTouched(): boolean {
  // The focus stays where it was when one goes to another tab.
  const focused = document.hasFocus() ? document.activeElement?.closest(ROW) : null;
  return (focused ?? document.querySelector(`${ROW}:hover`)) !== null;
}
