import type { ChosenServer } from '@/utils/server/connection';

/**
 * The origin of an entered server URL, or null if it is invalid. Without a scheme it is https. A URL with a name and
 * password is invalid: they would be sent with every request.
 */
export function parseServer(protocol: ChosenServer['protocol'], typed: string): ChosenServer | null {
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
