import { err, type Result } from '@/utils/lib/result';
import type { Now } from '@/utils/lib/time';
import type { ActivityAnswer, QuestionError } from '@/utils/trakt/questions/answer';
import { askSeasonsV1, askUserV1 } from '@/utils/trakt/questions/ask-v1';
import { checkSeasonsQuery, checkUserQuery, type SeasonsQuery, type UserQuery } from '@/utils/trakt/questions/query';
import { askSeasonsV2 } from '@/utils/trakt/questions/seasons-v2';
import { askUserV2 } from '@/utils/trakt/questions/user-v2';
import type { TraktClient } from '@/utils/trakt/trakt-client';

export interface Questions {
  /**
   * What one person did: Trakt's original `activity/user`, on either protocol.
   *
   * A query that is wrong is answered `invalid` before anything is asked of Trakt. A user whom Trakt does not show, or
   * does not know, is `failed` with that error; a single listing that fails is a problem of the answer.
   */
  userActivity(query: UserQuery): Promise<Result<ActivityAnswer, QuestionError>>;
  /**
   * What happened around seasons of shows: Trakt's original `activity/seasons`, on either protocol. What v2 can tell
   * of each type and action: `activity/coverage`.
   *
   * Errors as of {@link userActivity}; a show or one of the `people` that cannot be read costs the others nothing.
   */
  seasonsActivity(query: SeasonsQuery): Promise<Result<ActivityAnswer, QuestionError>>;
}

/** The two questions, over the port. `feed` must have been built for `protocol`. */
export function createQuestions(feed: TraktClient, protocol: 'v1' | 'v2', now: Now): Questions {
  return {
    async userActivity(query) {
      const invalid = checkUserQuery(query);
      if (invalid.length > 0) return err({ kind: 'invalid', invalid });
      return protocol === 'v1' ? askUserV1(feed, query, now) : askUserV2(feed, query, now);
    },
    async seasonsActivity(query) {
      const invalid = checkSeasonsQuery(query);
      if (invalid.length > 0) return err({ kind: 'invalid', invalid });
      return protocol === 'v1' ? askSeasonsV1(feed, query, now) : askSeasonsV2(feed, query, now);
    },
  };
}
