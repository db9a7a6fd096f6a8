/**
 * Value of `Authorization` for the original API, which has no tokens. `sha1` is the SHA-1 of the password in hex:
 * Lookout never stores the password in any other form.
 */
export function basicAuth(username: string, sha1: string): string {
  const bytes = new TextEncoder().encode(`${username}:${sha1}`);
  return `Basic ${btoa(String.fromCharCode(...bytes))}`;
}
