import { expect, it } from 'vitest';
import { muteIdOf, muteOfSource } from '@/components/options/sources/source-mute';
import { showSource, userSource } from '@/tests/builders/source';

const mia = userSource('mia');
const silo = showSource('371980', { ids: { slug: 'silo' } });

it('mutes people by slug, and shows by the id in their activities', () => {
  expect(muteIdOf(mia)).toEqual({ kind: 'user', id: 'mia' });
  expect(muteIdOf(silo)).toEqual({ kind: 'show', id: 'silo' });
  expect(muteIdOf(showSource('silo'))).toEqual({ kind: 'show', id: 'silo' });
  expect(muteIdOf({ kind: 'following', id: 'following', paused: false, since: 0, except: [] })).toBeNull();
});

it('finds the mute of a source until it expires', () => {
  const mute = { kind: 'user', id: 'mia', name: 'Mia', until: 10 } as const;
  expect(muteOfSource(mia, [mute], 9)).toEqual(mute);
  expect(muteOfSource(mia, [mute], 10)).toBeNull();
  expect(muteOfSource(mia, [{ ...mute, until: null }], 10)).not.toBeNull();
  expect(muteOfSource(silo, [mute], 9)).toBeNull();
});
