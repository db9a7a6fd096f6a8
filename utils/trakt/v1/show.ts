import { ok, type Result } from '@/utils/lib/result';
import type { TraktError } from '@/utils/trakt/errors';
import { read } from '@/utils/trakt/lenient';
import type { ShowDetails } from '@/utils/trakt/trakt-client';
import type { Ask } from '@/utils/trakt/v1/ask';
import { toTitle } from '@/utils/trakt/v1/media';
import { showActivityPath } from '@/utils/trakt/v1/path';
import { row } from '@/utils/trakt/v1/wire';

/**
 * Looks a show up by slug or TVDB id: like {@link readProfile}, takes it from the newest row around it. Its seasons are
 * not available. A show without activity is accepted as typed.
 */
export async function readShow(ask: Ask, key: string, id: string): Promise<Result<ShowDetails, TraktError>> {
  const answer = await ask(showActivityPath(key, [id], 'all', {}));
  if (!answer.ok) return answer;
  for (const value of answer.value.activity) {
    const show = toTitle(read(row, value)?.show);
    if (show) return ok({ show, seasons: [] });
  }
  const ids = /^\d+$/.test(id) ? { tvdb: Number(id) } : { slug: id };
  return ok({ show: { title: id, ids }, seasons: [] });
}
