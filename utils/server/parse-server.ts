import type { Server } from '@/utils/server/connection';

/**
 * The origin of what somebody typed as the address of a server, or null where it is none. Without a scheme it is https; an
 * address with a name and password in it is none: they would be sent along everywhere.
 */
export function parseServer(protocol: Server['protocol'], typed: string): Server | null {
  const text = typed.trim();
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  try {
    const url = new URL(address);
    const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
    return isWeb && url.hostname !== '' && url.username === '' && url.password === ''
      ? { protocol, origin: url.origin }
      : null;
  } catch {
    return null;
  }
}
