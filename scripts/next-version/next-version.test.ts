import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { nextSource } from './next-version';

it.each(['utils/store/migrations.ts', 'utils/settings/stored-migrations.ts', 'utils/settings/settings.ts'])(
  'can make the next version of %s',
  (name) => {
    const source = readFileSync(name, 'utf8');
    expect(nextSource(`/repo/${name}`, source)).not.toBe(source);
  },
);

it('leaves other modules as they are, and says which one it does not understand', () => {
  expect(nextSource('/repo/utils/lib/time.ts', 'x')).toBe('x');
  expect(() => nextSource('/repo/utils/settings/settings.ts', 'x')).toThrow(/settings\.ts no longer contains/);
});
