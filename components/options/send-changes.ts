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
 * Wraps `sending`: calls `begin` before each command that changes something, and the function that `begin` returned
 * when the command is done. Undo is blocked in between, so that nobody undoes an earlier change while the next one is
 * running.
 */
export function sendChanges(sending: typeof send, begin: () => () => void): typeof send {
  return async (command, ...data) => {
    if (COMMANDS_WITHOUT_UNDO.has(command)) return sending(command, ...data);
    const end = begin();
    try {
      return await sending(command, ...data);
    } finally {
      end();
    }
  };
}
