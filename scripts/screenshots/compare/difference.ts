/** A decoded picture: four bytes a pixel, row by row. */
export interface Pixels {
  width: number;
  height: number;
  data: Uint8Array;
}

/** Largest difference of a color channel, of 255, that counts as the same: nobody sees less. */
export const CHANNEL_TOLERANCE = 24;

/** What two pictures of the same size differ in. */
export interface Difference {
  /** Number of pixels with another color. */
  pixels: number;
  /** True for each of them, row by row. */
  at: boolean[];
}

/** Compares two pictures; null if their sizes differ. */
export function differenceOf(before: Pixels, now: Pixels): Difference | null {
  if (before.width !== now.width || before.height !== now.height) return null;
  const at = Array.from({ length: now.width * now.height }, (_, pixel) =>
    [0, 1, 2, 3].some((channel) => {
      const index = pixel * 4 + channel;
      return Math.abs((before.data[index] ?? 0) - (now.data[index] ?? 0)) > CHANNEL_TOLERANCE;
    }),
  );
  return { pixels: at.filter(Boolean).length, at };
}
