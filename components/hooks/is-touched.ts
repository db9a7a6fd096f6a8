const ROW = '[data-card-id]';

/** Whether somebody is at one of the feed's rows just now, by pointer or by keys: then none may move. */
export function isTouched(): boolean {
  const at = document.activeElement?.closest(ROW) ?? document.querySelector(`${ROW}:hover`);
  return at !== null;
}
