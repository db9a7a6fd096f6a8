import type { ProtocolMap } from '@/utils/messaging/protocol';
import type { send } from '@/utils/messaging/send';

/** What leaves everything that can be taken back as it is. */
const LOOKS = new Set<keyof ProtocolMap>([
  'checkNow',
  'device',
  'health',
  'lookupShow',
  'lookupUser',
  'people',
  'picture',
  'searchShows',
  'testNotification',
]);

/**
 * Sends as `sending` does; before each command that changes something `forget` is called, so that nobody takes back an
 * earlier change while the next one is under way.
 */
export function sendChanges(sending: typeof send, forget: () => void): typeof send {
  return (command, ...data) => {
    if (!LOOKS.has(command)) forget();
    return sending(command, ...data);
  };
}
