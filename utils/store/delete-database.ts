import { deleteDB } from 'idb';

/**
 * Deletes a store with everything in it. Open connections close by themselves, see `openDatabase`.
 *
 * @returns false if something still held it after `timeoutMs`; the browser then deletes it as soon as that lets go
 */
export async function deleteDatabase(
  name: string,
  wait: (ms: number) => Promise<void>,
  timeoutMs: number,
): Promise<boolean> {
  return Promise.race([deleteDB(name).then(() => true), wait(timeoutMs).then(() => false)]);
}
