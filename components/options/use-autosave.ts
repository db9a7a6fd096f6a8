import type { SendError } from '@/utils/messaging/send';
import type { Saved } from './use-saved';

type Kept = { ok: true } | { ok: false; error: SendError };

/**
 * Carries out a change that needs no further button.
 *
 * @param change the command
 * @param back what takes it back; without it no Undo is offered
 * @returns whether it worked; if not, the reason was said
 */
export type Keep = (change: () => Promise<Kept>, back?: () => Promise<Kept>) => Promise<boolean>;

/** Says "Saved" and offers Undo, or says what went wrong. */
export function createKeep(say: (saved: Omit<Saved, 'count'>) => void, failed: (error: SendError) => void): Keep {
  const run = async (change: () => Promise<Kept>, saved: Omit<Saved, 'count'>) => {
    const reply = await change();
    if (reply.ok) say(saved);
    else failed(reply.error);
    return reply.ok;
  };
  return (change, back) =>
    run(change, {
      undone: false,
      ...(back && { undo: () => void run(back, { undone: true }) }),
    });
}
