import { expect, it } from 'vitest';
import { isPrivateHost } from './private-host';

const isPrivate = (address: string) => isPrivateHost(new URL(address).hostname);

it.each([
  'http://127.0.0.1:8787',
  'http://2130706433',
  'http://10.1.2.3',
  'http://172.16.0.1',
  'http://172.31.255.255',
  'http://192.168.1.20',
  'http://169.254.1.1',
  'http://[::1]:8787',
  'http://[fd12:3456::1]',
  'http://[fe80::1]',
  'http://localhost',
  'http://trakt.localhost',
  'http://trakt.local',
  'http://nas',
  'http://nas.home.arpa',
])('takes %s for one’s own network', (address) => {
  expect(isPrivate(address)).toBe(true);
});

it.each([
  'http://8.8.8.8',
  'http://172.15.0.1',
  'http://172.32.0.1',
  'http://192.169.1.1',
  'http://11.0.0.1',
  'http://10.example.com',
  'http://127.0.0.1.example.com',
  'http://localhost.example.com',
  'http://[2001:db8::1]',
  'http://[::ffff:8.8.8.8]',
  'http://trakt.example',
])('takes %s for the internet', (address) => {
  expect(isPrivate(address)).toBe(false);
});
