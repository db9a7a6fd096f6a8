import { expect, it } from 'vitest';
import { MAX_ROWS } from '@/utils/trakt/bounds';
import { decodeRows } from '@/utils/trakt/v2/rows';

it("reads no more rows than Trakt's maximum, however many a server sends", () => {
  let mapped = 0;
  const json = Array.from({ length: 50_000 }, (_, id) => ({ id }));
  const map = () => {
    mapped += 1;
    return 'emptied' as const;
  };
  const page = decodeRows(json, { map, newBy: 'id' });
  expect(mapped).toBe(MAX_ROWS);
  expect(page).toMatchObject({ ok: true, value: { length: MAX_ROWS, dropped: MAX_ROWS } });
});
