import type { ProtocolMap } from '@/utils/messaging/protocol';
import type { send } from '@/utils/messaging/send';

type Replies = { [K in keyof ProtocolMap]?: (data: never) => unknown };

/** A background with prepared answers that records each command. Commands without a prepared answer get none. */
export function fakeSend(replies: Replies): { send: typeof send; asked: [command: string, data: unknown][] } {
  const asked: [string, unknown][] = [];
  const answer = async (command: keyof ProtocolMap, data: unknown) => {
    asked.push([command, data]);
    const reply = replies[command] as ((data: unknown) => unknown) | undefined;
    return (await reply?.(data)) ?? { ok: false, error: { kind: 'no-answer' } };
  };
  return { send: answer as typeof send, asked };
}
