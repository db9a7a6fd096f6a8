/** FNV-1a, 32 bits: tells texts apart where a mix-up of one in a billion costs little. */
export function checksum(text: string, seed = 0x811c9dc5): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
