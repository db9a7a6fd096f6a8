/** The logo: a lighthouse with its beam to both sides. Same drawing as `assets/mark-small.svg`, without the tile. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg class="mark" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <path class="mark-beam" d="M13 9.5 1 5v9Zm6 0L31 5v9Z" />
      <path class="mark-lamp" d="M13 7h6v5h-6Z" />
      <path class="mark-tower" d="M16 1.5 20.5 6h-9ZM11.5 13h9v2h-1l2 13h-11l2-13h-1Z" />
    </svg>
  );
}
