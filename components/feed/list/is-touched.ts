const ROW = '[data-card-id]';

/** Whether the pointer or the keyboard focus is on a row. Rows must not move meanwhile. */
export function isTouched(): boolean {
  // An element keeps the focus while another tab is active, so `hasFocus` is checked too.
  const focused = document.hasFocus() ? document.activeElement?.closest(ROW) : null;
  return (focused ?? document.querySelector(`${ROW}:hover`)) !== null;
}
