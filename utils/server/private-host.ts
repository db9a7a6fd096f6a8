/** First bytes of IPv4 addresses that no network passes on to the internet (RFC 1918, 3927, 1122). */
const PRIVATE_V4 = /^(?:10|127|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01]))\./;
/** Loopback, unique local and link-local IPv6 addresses, as `URL` writes them. */
const PRIVATE_V6 = /^\[(?:::1\]|f[cd][\da-f]{2}:|fe[89ab][\da-f]:)/;
/** Names that only a local network resolves: one word, or a reserved ending (RFC 6761, 6762, 8375). */
const PRIVATE_NAME = /^[^.:[\]]+$|\.(?:localhost|local|lan|internal|home\.arpa|test)$/;

/** Whether a host, as `URL.hostname` writes it, is this computer or in a private network. */
export const isPrivateHost = (hostname: string): boolean =>
  /^[\d.]+$/.test(hostname) ? PRIVATE_V4.test(hostname) : PRIVATE_V6.test(hostname) || PRIVATE_NAME.test(hostname);
