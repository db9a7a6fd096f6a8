import { err, ok, type Result } from '@/utils/lib/result';
import { classify } from '@/utils/trakt/classify';
import type { TraktError } from '@/utils/trakt/errors';
import type { HttpGet } from '@/utils/trakt/http';
import { read } from '@/utils/trakt/lenient';
import { toFailure } from '@/utils/trakt/v1/failure';
import { answer } from '@/utils/trakt/v1/wire';

/** The most rows that any answer has; there is no paging but to move the end back. */
export const MAX_ROWS = 100;

export interface V1Answer {
  /** The server's clock, UTC seconds: where the next read begins. */
  current: number;
  /** The window as the server understood it, UTC seconds. */
  start?: number | undefined;
  end?: number | undefined;
  activity: unknown[];
}

/** One request of an `activity` method. */
export type Ask = (path: string) => Promise<Result<V1Answer, TraktError>>;

/** @param own what everybody who has signed in may ask: tells a wrong password from a profile that is kept from them */
export function createAsk(http: HttpGet, own: string): Ask {
  /** What keeps one from one's own; null: nothing does. */
  const keptFromOwn = async (): Promise<TraktError | null> => {
    const sent = await http(own);
    if (!sent.ok) return sent.error;
    // Another read has found out meanwhile.
    if (sent.value.lacking) return { kind: 'sign-in' };
    const result = classify(sent.value);
    return toFailure(sent.value) ?? (result.ok ? null : result.error);
  };
  return async (path) => {
    const sent = await http(path);
    if (!sent.ok) return sent;
    const { signedIn, lacking, refuse } = sent.value;
    /** Who is kept out because the sign-in has ended is to sign in again. */
    const explain = async (error: TraktError) => {
      if (error.kind === 'sign-in' && signedIn) {
        const kept = path === own ? error : await keptFromOwn();
        if (kept?.kind !== 'sign-in') return err<TraktError>(kept ?? { kind: 'private' });
        await refuse();
      }
      return err<TraktError>(error.kind === 'private' && lacking === 'ended' ? { kind: 'sign-in' } : error);
    };
    const failed = toFailure(sent.value);
    if (failed) return explain(failed);
    const result = classify(sent.value);
    if (!result.ok) {
      // Nobody was refused who had not signed in: what is kept back is somebody's protected profile.
      return explain(result.error.kind === 'sign-in' && !signedIn ? { kind: 'private' } : result.error);
    }
    const { json } = result.value;
    const body = read(answer, json);
    const { start, end, current } = body?.timestamps ?? {};
    if (body?.activity && current !== undefined) return ok({ start, end, current, activity: body.activity });
    // How protected profiles answered is on no record, but clients met `activity: null` and treated it so.
    const hidden = (json as { activity?: unknown } | null)?.activity === null;
    return explain(
      hidden ? { kind: 'private' } : { kind: 'bad-shape', path: body?.activity ? '$.timestamps' : '$.activity' },
    );
  };
}
