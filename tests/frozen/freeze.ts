import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { readProfile, serializeProfile } from './profile';
import { profileFile } from './profiles';
import { tellStory } from './story';

// Run by `npm run freeze` only.
it('writes a profile that no version of this layout has written yet', async () => {
  const profile = await readProfile(await tellStory());
  const file = profileFile(profile);
  writeFileSync(file, serializeProfile(profile), { flag: 'wx' });
  expect(path.basename(file)).toMatch(/^database-\d+-settings-\d+\.json$/);
  console.log(`Written: ${file}`);
});
