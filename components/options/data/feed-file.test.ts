import { describe, expect, it } from 'vitest';
import type { StoreReader } from '@/components/page/connect-store';
import { play } from '@/tests/builders/activity';
import { commitRows, emptyStore, judged, NOW } from '@/tests/builders/store';
import { text } from '@/tests/builders/text';
import { EXPORT_FIELDS } from '@/utils/activity/export-row';
import { DAY } from '@/utils/lib/time';
import { makeFeedFile } from './feed-file';

async function storeOf(count: number): Promise<StoreReader> {
  const db = await emptyStore();
  for (let from = 0; from < count; from += 500) {
    const many = Array.from({ length: Math.min(500, count - from) }, (_, index) =>
      judged(play(1, 1, { at: NOW - (from + index) * DAY, user: { username: '=cmd', slug: 'x' } }), { baseline: true }),
    );
    await commitRows(db, many);
  }
  return async (read) => ({ ok: true, value: await read(db) });
}

const options = { spoilerContext: { spoilers: 'none' }, onProgress: () => true } as const;

describe('makeFeedFile', () => {
  it('writes valid JSON, newest first', async () => {
    const seen: number[] = [];
    const onProgress = (done: number) => seen.push(done) > 0;
    const made = await makeFeedFile(await storeOf(1200), text, 'json', { ...options, onProgress });
    if (!made.ok || !made.value) throw new Error();
    const file = JSON.parse(await made.value.blob.text());
    expect(file).toMatchObject({ format: 'lookout/feed', version: 1 });
    expect(file.activities).toHaveLength(1200);
    expect(file.activities[0].time > file.activities[1199].time).toBe(true);
    expect(seen).toEqual([500, 1000, 1200]);
    expect(made.value.blob.type).toBe('application/json;charset=utf-8');
  });

  it('writes CSV with one line per activity, safe for spreadsheets', async () => {
    const made = await makeFeedFile(await storeOf(3), text, 'csv', options);
    if (!made.ok || !made.value) throw new Error();
    const lines = (await made.value.blob.text()).split('\r\n');
    expect(lines[0]?.replace('\uFEFF', '')).toBe(EXPORT_FIELDS.join(','));
    expect(lines).toHaveLength(5);
    expect(lines[1]).toContain(",'=cmd,");
  });

  it('writes a valid file for an empty feed', async () => {
    const made = await makeFeedFile(await storeOf(0), text, 'json', options);
    expect(made.ok && made.value && JSON.parse(await made.value.blob.text()).activities).toEqual([]);
  });

  it('stops when cancelled, and reports a failed read', async () => {
    const read = await storeOf(1200);
    expect(await makeFeedFile(read, text, 'json', { ...options, onProgress: () => false })).toEqual({
      ok: true,
      value: null,
    });
    const error = { kind: 'store', reason: 'unavailable' } as const;
    expect(await makeFeedFile(async () => ({ ok: false, error }), text, 'csv', options)).toEqual({ ok: false, error });
  });
});
