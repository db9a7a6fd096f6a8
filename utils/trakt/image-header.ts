/** Format and size from the first bytes of an image. Nothing is decoded. */
export interface ImageHeader {
  type: 'image/png' | 'image/jpeg' | 'image/webp' | 'image/avif';
  width: number;
  height: number;
}

/** Reads the format and size of an image; null if the bytes are no PNG, JPEG, WebP or AVIF. Never throws. */
export function readImageHeader(bytes: Uint8Array): ImageHeader | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return png(view) ?? jpeg(view) ?? webp(view) ?? avif(view);
  } catch {
    // Truncated within its header.
    return null;
  }
}

const word = (view: DataView, at: number) =>
  String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));

function png(view: DataView): ImageHeader | null {
  if (view.getUint32(0) !== 0x89504e47 || view.getUint32(4) !== 0x0d0a1a0a || word(view, 12) !== 'IHDR') return null;
  return { type: 'image/png', width: view.getUint32(16), height: view.getUint32(20) };
}

/** Markers that start a frame. C4, C8 and CC are tables. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

function jpeg(view: DataView): ImageHeader | null {
  if (view.getUint16(0) !== 0xffd8) return null;
  for (let at = 2; ; ) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (isFrame(marker)) {
      return { type: 'image/jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    }
    // 0xff may repeat as padding; all other segments contain their length.
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
}

function webp(view: DataView): ImageHeader | null {
  if (word(view, 0) !== 'RIFF' || word(view, 8) !== 'WEBP') return null;
  const type = 'image/webp';
  const kind = word(view, 12);
  const uint24 = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 0x10000;
  if (kind === 'VP8X') return { type, width: uint24(24) + 1, height: uint24(27) + 1 };
  if (kind === 'VP8 ') {
    return { type, width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  }
  if (kind !== 'VP8L') return null;
  const bits = view.getUint32(21, true);
  return { type, width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

const AVIF_BRANDS = ['avif', 'avis'];

/** An AVIF may name several sizes, of tiles and of the whole: the largest width and height count. */
function avif(view: DataView): ImageHeader | null {
  if (word(view, 4) !== 'ftyp') return null;
  const end = Math.min(view.getUint32(0), 256);
  let isAvif = AVIF_BRANDS.includes(word(view, 8));
  for (let at = 16; at + 4 <= end && !isAvif; at += 4) isAvif = AVIF_BRANDS.includes(word(view, at));
  let [width, height] = [0, 0];
  for (let at = end; isAvif && at + 16 <= view.byteLength; at += 1) {
    if (view.getUint32(at) !== 0x69737065) continue;
    width = Math.max(width, view.getUint32(at + 8));
    height = Math.max(height, view.getUint32(at + 12));
  }
  return isAvif ? { type: 'image/avif', width, height } : null;
}
