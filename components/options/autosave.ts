import type { ToastContent } from '@/components/page/toasts';
import type { SendError } from '@/utils/messaging/send';

type CommandReply = { ok: true } | { ok: false; error: SendError };

/**
 * Saves a change at once.
 *
 * @param change sends the command
 * @param back sends the command that undoes it; without it no Undo is offered
 * @returns whether it worked; an error has been shown already
 */
export type Autosave = (change: () => Promise<CommandReply>, back?: () => Promise<CommandReply>) => Promise<boolean>;

interface AutosaveWords {
  saved: string;
  undone: string;
  /** Name of the change in the list of recent changes. */
  change: string;
}

/** Shows "Saved" with Undo, or the error. */
export function createAutosave(
  show: (toast: ToastContent) => void,
  failed: (error: SendError) => void,
  { saved, undone, change: name }: AutosaveWords,
): Autosave {
  const run = async (change: () => Promise<CommandReply>, toast: ToastContent) => {
    const reply = await change();
    if (reply.ok) show(toast);
    else failed(reply.error);
    return reply.ok;
  };
  return (change, back) =>
    run(change, {
      words: saved,
      saved: true,
      ...(back && { change: name, undo: () => run(back, { words: undone, saved: true }) }),
    });
}
