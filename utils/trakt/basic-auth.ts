/**
 * Value of `Authorization` for the original API. It knows no tokens: `sha1` is the SHA-1 of the password in hex, the
 * only form in which Lookout ever holds it.
 */
export function basicAuth(username: string, sha1: string): string {
  const bytes = new TextEncoder().encode(`${username}:${sha1}`);
  return `Basic ${btoa(String.fromCharCode(...bytes))}`;
}
