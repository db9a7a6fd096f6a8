/**
 * SHA-1 in hex, the form in which the original API expects a password. Not secure by today's standards, but required.
 */
export async function sha1Hex(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-1', new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
