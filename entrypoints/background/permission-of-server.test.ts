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

describe('the permission to read a server of one’s own', () => {
  it.each([
    ['is given back when one goes back to Trakt', OWN, BUILT, [['https://own.example/*']]],
    ['is given back when one goes on to another', OWN, 'https://other.example', [['https://own.example/*']]],
    ['stays where the next server has the same name', OWN, 'https://own.example', []],
    [
      'is given back where only the way to the same name differs',
      'http://own.example',
      OWN,
      [['http://own.example/*']],
    ],
    ['stays where nothing changes', OWN, OWN, []],
    ['is none where it was Trakt’s', BUILT, OWN, []],
  ])('%s', async (_, before, after, wanted) => {
    await giveBackHost(before, after, [BUILT]);
    expect(given).toEqual(wanted);
  });

  it('is no reason to fail where the browser keeps it', async () => {
    answer = () => Promise.reject(new Error('You cannot remove required permissions.'));
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => {});
    await giveBackHost(OWN, BUILT, [BUILT]);
    expect(warned).toHaveBeenCalledOnce();
    warned.mockRestore();
  });
});
