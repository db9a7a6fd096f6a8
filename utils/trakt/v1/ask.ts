import { err, ok, type Result } from '@/utils/lib/result';
import { classify } from '@/utils/trakt/classify';
import type { TraktError } from '@/utils/trakt/errors';
import type { HttpGet } from '@/utils/trakt/http';
import { read } from '@/utils/trakt/lenient';
import { toFailure } from '@/utils/trakt/v1/failure';
import { answer } from '@/utils/trakt/v1/wire';

/** Maximum rows of an answer. The only paging is to move the end back. */
export const FULL_ANSWER_ROWS = 100;

export interface V1Answer {
  /** The server's clock, UTC seconds: the next read begins here. */
  current: number;
  /** The window as the server understood it, UTC seconds. */
  start?: number | undefined;
  end?: number | undefined;
  activity: unknown[];
}

/** One request of an `activity` method. */
export type Ask = (path: string) => Promise<Result<V1Answer, TraktError>>;

/** @param own path that every signed-in person may request: distinguishes a wrong password from a protected profile */
export function createAsk(http: HttpGet, own: string): Ask {
  /** The error that refuses even `own`; null: none. */
  const ownRefusal = async (): Promise<TraktError | null> => {
    const sent = await http(own);
    if (!sent.ok) return sent.error;
    // Another read has found the sign-in invalid meanwhile.
    if (sent.value.lacking) return { kind: 'sign-in' };
    const result = classify(sent.value);
    return toFailure(sent.value) ?? (result.ok ? null : result.error);
  };
  return async (path) => {
    const sent = await http(path);
    if (!sent.ok) return sent;
    const { signedIn, lacking, refuse } = sent.value;
    /** A refusal caused by an ended sign-in asks for a new sign-in. */
    const explain = async (error: TraktError) => {
      if (error.kind === 'sign-in' && signedIn) {
        const kept = path === own ? error : await ownRefusal();
        if (kept?.kind !== 'sign-in') return err<TraktError>(kept ?? { kind: 'private' });
        await refuse();
      }
      return err<TraktError>(error.kind === 'private' && lacking === 'ended' ? { kind: 'sign-in' } : error);
    };
    const failed = toFailure(sent.value);
    if (failed) return explain(failed);
    const result = classify(sent.value);
    if (!result.ok) {
      // A request without a sign-in cannot be refused for it: the profile is protected.
      return explain(result.error.kind === 'sign-in' && !signedIn ? { kind: 'private' } : result.error);
    }
    const { json } = result.value;
    const body = read(answer, json);
    const { start, end, current } = body?.timestamps ?? {};
    if (body?.activity && current !== undefined) return ok({ start, end, current, activity: body.activity });
    // The answer for protected profiles is not documented, but clients met `activity: null` and treated it so.
    const hidden = (json as { activity?: unknown } | null)?.activity === null;
    return explain(
      hidden ? { kind: 'private' } : { kind: 'bad-shape', path: body?.activity ? '$.timestamps' : '$.activity' },
    );
  };
}
