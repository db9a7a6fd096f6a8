import type { SendError } from '@/utils/messaging/send';
import type { SavedChange } from './use-saved';

type CommandReply = { ok: true } | { ok: false; error: SendError };

/**
 * Saves a change at once.
 *
 * @param change sends the command
 * @param back sends the command that undoes it; without it no Undo is offered
 * @returns whether it worked; an error has been shown already
 */
export type Autosave = (change: () => Promise<CommandReply>, back?: () => Promise<CommandReply>) => Promise<boolean>;

/** Shows "Saved" with Undo, or the error. */
export function createAutosave(
  show: (saved: Omit<SavedChange, 'count'>) => void,
  failed: (error: SendError) => void,
): Autosave {
  const run = async (change: () => Promise<CommandReply>, saved: Omit<SavedChange, 'count'>) => {
    const reply = await change();
    if (reply.ok) show(saved);
    else failed(reply.error);
    return reply.ok;
  };
  return (change, back) =>
    run(change, {
      undone: false,
      ...(back && { undo: () => void run(back, { undone: true }) }),
    });
}
