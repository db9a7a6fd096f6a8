import { err, ok, type Result } from '@/utils/lib/result';
import { MAX_IMAGE_BYTES, MAX_IMAGE_PIXELS } from '@/utils/trakt/bounds';
import type { TraktError } from '@/utils/trakt/errors';
import { readBytes, withDeadline } from '@/utils/trakt/http';
import { readImageHeader } from '@/utils/trakt/image-header';

/**
 * Trakt's image hosts. No other host is asked: some avatars are hosted by third parties (Gravatar), which would learn
 * of each request.
 */
const HOSTS = ['walter-r2.trakt.tv', 'media.trakt.tv'];

/**
 * Fetches a picture as a `data:` URL, because Trakt asks clients to cache pictures, and notifications accept no remote
 * ones. Uses nothing that a worker lacks. Never throws, never rejects.
 *
 * @param origin origin of the API, which may host pictures too
 */
export async function fetchImage(
  address: string,
  fetch: typeof globalThis.fetch,
  origin?: string,
): Promise<Result<string, TraktError>> {
  if (!mayFetchImage(address, origin)) return err({ kind: 'forbidden' });
  return withDeadline<Result<string, TraktError>>(err({ kind: 'timeout' }), async (signal) => {
    let response: Response;
    try {
      // A redirect could lead to any host.
      response = await fetch(address, {
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        redirect: 'error',
        signal,
      });
    } catch {
      return err({ kind: 'offline' });
    }
    const { status } = response;
    if (status !== 200) return err(status === 404 ? { kind: 'not-found' } : { kind: 'unexpected', status });
    const bytes = await readBytes(response, MAX_IMAGE_BYTES);
    if (!bytes) return err({ kind: 'bad-shape', path: 'body' });
    // Checks the bytes, not the declared type: a small file can hold an image that takes gigabytes to decode.
    const header = readImageHeader(bytes);
    const pixels = header ? header.width * header.height : 0;
    if (!header || pixels === 0 || pixels > MAX_IMAGE_PIXELS) return err({ kind: 'bad-shape', path: 'image' });
    return ok(`data:${header.type};base64,${base64(bytes)}`);
  });
}

/** Whether a picture is hosted by Trakt or by the server at `origin`. */
export function mayFetchImage(address: string, origin: string | undefined): boolean {
  try {
    const url = new URL(address);
    return url.origin === origin || (url.protocol === 'https:' && HOSTS.includes(url.hostname));
  } catch {
    return false;
  }
}

/** Works in slices, because the number of arguments of a call is limited. */
function base64(bytes: Uint8Array): string {
  let binary = '';
  for (let start = 0; start < bytes.length; start += 8192) {
    binary += String.fromCharCode(...bytes.subarray(start, start + 8192));
  }
  return btoa(binary);
}
