import type { Reply } from '@/utils/messaging/protocol';
import type { SendError, send } from '@/utils/messaging/send';
import { readBuildEnv } from '@/utils/server/build-env';
import { undoImport } from '@/utils/settings/file/undo';
import { readSettings } from '@/utils/settings/read-settings';
import type { Settings } from '@/utils/settings/settings';

/** Maximum attempts if the settings change between reading and replacing them. */
const MAX_ATTEMPTS = 5;

/** Undoes an import: restores what it changed and keeps every later change. */
export async function takeBackImport(
  ask: typeof send,
  { before, after }: { before: Settings; after: Settings },
): Promise<Reply | { ok: false; error: SendError }> {
  const env = readBuildEnv(import.meta.env);
  for (let attempt = 1; ; attempt++) {
    const was = await readSettings();
    const next = undoImport(before, after, was, env);
    if (next === was) return { ok: true };
    const reply = await ask('replaceSettings', { was, next });
    if (reply.ok || reply.error.kind !== 'gone' || attempt === MAX_ATTEMPTS) return reply;
  }
}
