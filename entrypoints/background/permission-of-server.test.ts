import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { giveBackHost } from '@/entrypoints/background/permission-of-server';

const BUILT = 'https://api.trakt.tv';
const OWN = 'https://own.example:8443';
const given: string[][] = [];
let answer: () => Promise<boolean>;

beforeEach(() => {
  given.length = 0;
  answer = async () => true;
  fakeBrowser.permissions.remove = (async ({ origins = [] }: { origins?: string[] }) => {
    given.push(origins);
    return answer();
  }) as typeof fakeBrowser.permissions.remove;
});

describe('the permission for a self-chosen server', () => {
  it.each([
    ['is returned when Trakt is chosen again', OWN, BUILT, [['https://own.example/*']]],
    ['is returned when another server is chosen', OWN, 'https://other.example', [['https://own.example/*']]],
    ['stays if the next server has the same host', OWN, 'https://own.example', []],
    ['is returned if only the scheme differs', 'http://own.example', OWN, [['http://own.example/*']]],
    ['stays if nothing changes', OWN, OWN, []],
    ['is not returned for Trakt itself', BUILT, OWN, []],
  ])('%s', async (_, before, after, wanted) => {
    await giveBackHost(before, after, [BUILT]);
    expect(given).toEqual(wanted);
  });

  it('does not fail if the browser keeps it', async () => {
    answer = () => Promise.reject(new Error('You cannot remove required permissions.'));
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => {});
    await giveBackHost(OWN, BUILT, [BUILT]);
    expect(warned).toHaveBeenCalledOnce();
    warned.mockRestore();
  });
});
