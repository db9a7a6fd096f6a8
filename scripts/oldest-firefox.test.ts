import { expect, it } from 'vitest';
import { packageOf } from './oldest-firefox';

const LISTED = `firefox-esr | 153.8.0esr-1~deb12u1 | http://deb.debian.org/debian-security bookworm-security/main amd64 Packages
firefox-esr | 140.12.0esr-1~deb12u1 | http://deb.debian.org/debian bookworm/main amd64 Packages
`;

it('finds the package of the oldest Firefox beside a newer one', () => {
  expect(packageOf(LISTED, 140)).toBe('140.12.0esr-1~deb12u1');
});

it('mistakes no other version for it', () => {
  expect(packageOf(LISTED, 14)).toBeNull();
  expect(packageOf('', 140)).toBeNull();
});
