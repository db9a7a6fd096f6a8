import { err, ok, type Result } from '@/utils/lib/result';

/** Runs code of ours over what somebody else sent: what it throws is a mistake of ours, and ends this piece of work only. */
export function attempt<T>(work: () => T): Result<T, { kind: 'internal' }> {
  try {
    return ok(work());
  } catch (error) {
    console.error(error);
    return err({ kind: 'internal' });
  }
}
