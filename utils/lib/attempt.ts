import { err, ok, type Result } from '@/utils/lib/result';

/** Runs our code on data from outside. An exception is a bug of ours, and ends only this piece of work. */
export function attempt<T>(work: () => T): Result<T, { kind: 'internal' }> {
  try {
    return ok(work());
  } catch (error) {
    console.error(error);
    return err({ kind: 'internal' });
  }
}
