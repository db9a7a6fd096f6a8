import JSZip from 'jszip';
import { expect, it } from 'vitest';
import { zip } from './zip';

const file = (name: string, text: string, executable = false) => ({ name, data: Buffer.from(text), executable });

it('makes the same bytes whatever the order of files, time of day and time zone', async () => {
  const [a, b] = [file('a.js', 'one'), file('_locales/en/messages.json', '{}')];
  const first = await zip([a, b]);
  const { TZ } = process.env;
  process.env.TZ = 'Pacific/Auckland';
  expect((await zip([b, a])).equals(first)).toBe(true);
  if (TZ === undefined) delete process.env.TZ;
  else process.env.TZ = TZ;
});

it('keeps contents, and which files can be run', async () => {
  const { files } = await JSZip.loadAsync(await zip([file('.ci/run', '#!', true), file('a.js', 'one')]));
  expect(Object.keys(files)).toEqual(['.ci/run', 'a.js']);
  expect(await files['a.js']?.async('text')).toBe('one');
  expect(files['.ci/run']?.unixPermissions).toBe(0o100755);
});
