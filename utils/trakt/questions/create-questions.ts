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
   * Fails with `invalid`, before any request, if the query is invalid, and with `failed` if the user is private or
   * unknown. If a single listing fails, the answer has the rest, and `problems` names it.
   */
  userActivity(query: UserQuery): Promise<Result<ActivityAnswer, QuestionError>>;
  /**
   * What happened around seasons of shows: Trakt's original `activity/seasons`, on either protocol. `coverage` shows
   * what v2 provides for each type and action.
   *
   * Errors as in {@link userActivity}. If a show or one of the `people` cannot be read, the others still are.
   */
  seasonsActivity(query: SeasonsQuery): Promise<Result<ActivityAnswer, QuestionError>>;
}

/** The two questions on top of the port. `feed` must have been built for `protocol`. */
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
