import type { send } from '@/utils/messaging/send';

const load = () => import('@/utils/messaging/send');

/**
 * `send`, loaded when it is first needed: nothing that the first paint shows waits for it. Never throws; a page whose
 * extension was updated under it finds no script any more, which is the same as no answer.
 */
export const sendLater: typeof send = async (command, ...data) => {
  try {
    return await (await load()).send(command, ...data);
  } catch {
    return { ok: false, error: { kind: 'no-answer' } };
  }
};
