import { describe, expect, it } from 'vitest';
import { readDemoOptions } from './demo-options';

const desk = { platform: 'linux', env: { DISPLAY: ':0' } } as const;
const server = { platform: 'linux', env: {} } as const;

describe('readDemoOptions', () => {
  it.each([
    ['a desk', [], desk, { headless: false, seconds: null, every: 15 }],
    ['a server', [], server, { headless: true, seconds: 60, every: 6 }],
    ['macOS', [], { platform: 'darwin', env: {} }, { headless: false, seconds: null, every: 15 }],
    ['wishes', ['--headless', '--seconds', '20', '--every', '2'], desk, { headless: true, seconds: 20, every: 2 }],
  ] as const)('chooses options for %s', (_name, args, machine, options) => {
    expect(readDemoOptions([...args], machine)).toEqual(options);
  });

  it('refuses anything but a number', () => {
    expect(() => readDemoOptions(['--seconds', 'x'], desk)).toThrow('--seconds must be a number above 0, not "x"');
  });
});
