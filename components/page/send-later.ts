import type { send } from '@/utils/messaging/send';

const load = () => import('@/utils/messaging/send');

/**
 * `send`, loaded on first use, since nothing in the first paint needs it. Never throws: after an update of the
 * extension the script may be gone, which counts as `no-answer`.
 */
export const sendLater: typeof send = async (command, ...data) => {
  try {
    return await (await load()).send(command, ...data);
  } catch {
    return { ok: false, error: { kind: 'no-answer' } };
  }
};
