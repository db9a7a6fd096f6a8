import { MAX_LIMIT } from '@/utils/trakt/v2/endpoint-facts';
import type { PageInfo } from './endpoint';

function positive(value: string | null, fallback: number): number {
  const number = Number(value ?? '');
  return Number.isInteger(number) && number >= 1 ? number : fallback;
}

/** Returns one page of a listing, by `page` and `limit`. Larger limits are clamped, not refused. */
export function paginate<T>(items: readonly T[], query: URLSearchParams, limit = 100): { rows: T[]; page: PageInfo } {
  const size = Math.min(positive(query.get('limit'), limit), MAX_LIMIT);
  const page = positive(query.get('page'), 1);
  const rows = items.slice((page - 1) * size, page * size);
  return { rows, page: { page, limit: size, pages: Math.ceil(items.length / size), items: items.length } };
}
