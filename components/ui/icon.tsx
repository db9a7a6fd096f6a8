/**
 * A drawing of `icons` or `more-icons`: lines 2 wide, in the colour of the words beside it. Always beside words or
 * inside a named control, so never read aloud.
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
