import { expect, it } from 'vitest';
import { firefoxAdvice } from './install-browser';

it.each<[NodeJS.Platform, boolean, RegExp]>([
  ['linux', true, /as root: apt-get update && apt-get install -y firefox-esr/],
  ['linux', false, /dnf install firefox/],
  ['darwin', false, /brew install --cask firefox/],
  ['win32', false, /winget install Mozilla.Firefox/],
])('names the command that installs Firefox on %s', (platform, apt, command) => {
  expect(firefoxAdvice(platform, apt)).toMatch(command);
  expect(firefoxAdvice(platform, apt)).toMatch(/LOOKOUT_FIREFOX=/);
});
