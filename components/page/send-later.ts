import type { send } from '@/utils/messaging/send';

const load = () => import('@/utils/messaging/send');

/**
 * `send`, loaded on first use, because the first paint does not need it. Never rejects: a script that is gone after an
 * update of the extension counts as `no-answer`.
 */
export const sendLater: typeof send = async (command, ...data) => {
  try {
    return await (await load()).send(command, ...data);
  } catch {
    return { ok: false, error: { kind: 'no-answer' } };
  }
};
