/** Distance from the viewport's edge, CSS pixels. */
const MARGIN_PX = 8;

/**
 * Places a fixed box below its opener, or above if there is more room, aligned with the opener's inline end and inside
 * the viewport.
 */
export function placeBeside(box: HTMLElement, opener: DOMRect): void {
  const { width, height } = box.getBoundingClientRect();
  const isRtl = document.documentElement.dir === 'rtl';
  const left = isRtl ? opener.left : opener.right - width;
  const fits = opener.bottom + height + MARGIN_PX <= innerHeight || opener.top < innerHeight - opener.bottom;
  const top = fits ? opener.bottom : opener.top - height;
  const clamp = (at: number, size: number, room: number) => Math.max(MARGIN_PX, Math.min(at, room - size - MARGIN_PX));
  box.style.left = `${clamp(left, width, innerWidth)}px`;
  box.style.top = `${clamp(top, height, innerHeight)}px`;
}
