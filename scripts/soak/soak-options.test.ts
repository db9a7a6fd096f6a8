import { expect, it } from 'vitest';
import { readSoakOptions } from './soak-options';

const read = (line: string) => readSoakOptions(line.split(' ').filter(Boolean), 9);

it.each([
  ['', { kind: 'workers', kills: 1000, seed: 9 }],
  ['20 7', { kind: 'workers', kills: 20, seed: 7 }],
  ['--sigkill', { kind: 'browsers', kills: 100, seed: 9 }],
  ['--sigkill 20 7', { kind: 'browsers', kills: 20, seed: 7 }],
  ['20 --seed 7', { kind: 'workers', kills: 20, seed: 7 }],
  ['--hours 0.05', { kind: 'hours', hours: 0.05, browser: 'chromium', seed: 9 }],
  ['--hours 1 --browser firefox --seed 7', { kind: 'hours', hours: 1, browser: 'firefox', seed: 7 }],
  ['--help', { kind: 'help' }],
])('reads "%s"', (line, options) => expect(read(line)).toEqual(options));

it.each([
  ['many', 'The number of kills must be a whole number from 1 to 100000, not "many"'],
  ['0', 'The number of kills'],
  ['20 x', 'The seed must be a whole number'],
  ['20 7 1', '"1" is one value too many'],
  ['20 7 --seed 8', 'The seed is given twice'],
  ['--hours soon', '--hours must be a number up to 168, not "soon"'],
  ['--hours 0', '--hours must be a number'],
  ['--hours 1 20', '--hours takes no number of kills, but got "20"'],
  ['--hours 1 --sigkill', 'different runs'],
  ['--hours 1 --browser safari', '--browser must be chromium or firefox, not "safari"'],
  ['--browser firefox', '--browser needs --hours'],
  ['--minutes 3', "Unknown option '--minutes'"],
])('refuses "%s"', (line, message) => expect(() => read(line)).toThrow(message));
