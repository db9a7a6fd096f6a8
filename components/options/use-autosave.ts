import type { SendError } from '@/utils/messaging/send';
import type { SavedChange } from './use-saved';

type CommandReply = { ok: true } | { ok: false; error: SendError };

/**
 * Carries out a change that needs no further button.
 *
 * @param change the command
 * @param back what takes it back; without it no Undo is offered
 * @returns whether it worked; if not, the reason was said
 */
export type Autosave = (change: () => Promise<CommandReply>, back?: () => Promise<CommandReply>) => Promise<boolean>;

/** Says "Saved" and offers Undo, or says what went wrong. */
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
