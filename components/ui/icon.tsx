/**
 * An icon of `icons` or `more-icons`: lines 2 units wide in the color of the text. It always stands beside text or in a
 * labeled control, so it is hidden from screen readers.
 */
export function Icon({ path, size = 18 }: { path: string; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  );
}
