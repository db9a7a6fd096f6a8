import { describe, expect, it } from 'vitest';
import { findBrowser, findFirefox, type Machine } from './find-browser';

const machine = (platform: NodeJS.Platform, files: string[], env: Machine['env'] = {}): Machine => ({
  platform,
  env: { PATH: '/usr/local/bin:/usr/bin', PROGRAMFILES: 'C:\\Program Files', LOCALAPPDATA: 'C:\\Local', ...env },
  home: '/home/sam',
  exists: (file) => files.includes(file),
});

describe('findBrowser', () => {
  it.each<[string, Machine, string | null]>([
    ['nothing', machine('linux', []), null],
    ['Debian', machine('linux', ['/usr/bin/google-chrome', '/usr/bin/chromium']), '/usr/bin/chromium'],
    [
      'macOS',
      machine('darwin', ['/home/sam/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']),
      '/home/sam/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ],
    [
      'Windows, Chrome for one user',
      machine('win32', ['C:\\Local\\Google\\Chrome\\Application\\chrome.exe']),
      'C:\\Local\\Google\\Chrome\\Application\\chrome.exe',
    ],
    ['a wish', machine('linux', ['/opt/x', '/usr/bin/chromium'], { LOOKOUT_BROWSER: '/opt/x' }), '/opt/x'],
  ])('finds %s', (_name, on, file) => {
    expect(findBrowser(on)).toBe(file);
  });

  it('reports a `LOOKOUT_BROWSER` that does not exist', () => {
    expect(() => findBrowser(machine('linux', [], { LOOKOUT_BROWSER: '/opt/x' }))).toThrow('names no file: /opt/x');
  });
});

describe('findFirefox', () => {
  it('finds it by either name', () => {
    expect(findFirefox(machine('linux', ['/usr/bin/firefox-esr']))).toBe('/usr/bin/firefox-esr');
    expect(findFirefox(machine('linux', []))).toBeNull();
  });
});
