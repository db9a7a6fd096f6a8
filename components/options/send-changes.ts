import type { ProtocolMap } from '@/utils/messaging/protocol';
import type { send } from '@/utils/messaging/send';

/** Commands that change nothing that Undo could restore. */
const COMMANDS_WITHOUT_UNDO = new Set<keyof ProtocolMap>([
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
 * Wraps `sending`: calls `forget` before each command that changes something, so that nobody undoes an earlier change
 * while the next one is running.
 */
export function sendChanges(sending: typeof send, forget: () => void): typeof send {
  return (command, ...data) => {
    if (!COMMANDS_WITHOUT_UNDO.has(command)) forget();
    return sending(command, ...data);
  };
}
