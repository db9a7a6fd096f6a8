// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { type Appearance, applyTheme, storedTheme, storeTheme, watchSystem } from '@/components/page/theme';

const system = { theme: 'system', textSize: 'normal', contrast: 'system' } as const;
/** A window on a system that prefers `wanted`. */
const windowOf = (...wanted: string[]) => {
  const listeners: (() => void)[] = [];
  const matchMedia = (query: string) => ({
    matches: wanted.some((each) => query.includes(each)),
    addEventListener: (_: string, listener: () => void) => listeners.push(listener),
  });
  return { window: { document, matchMedia } as unknown as typeof globalThis, listeners };
};
afterEach(() => localStorage.clear());

describe('applyTheme', () => {
  it.each<[Partial<Appearance>, string[], Record<string, string>]>([
    [{}, [], { theme: 'light', contrast: 'system', text: 'normal' }],
    [{}, ['dark', 'contrast'], { theme: 'dark', contrast: 'more', text: 'normal' }],
    [{ theme: 'light' }, ['dark'], { theme: 'light', contrast: 'system', text: 'normal' }],
    [{ theme: 'dark', textSize: 'larger', contrast: 'more' }, [], { theme: 'dark', contrast: 'more', text: 'larger' }],
  ])('applies %j while the system has %j', (look, wanted, worn) => {
    applyTheme({ ...system, ...look }, windowOf(...wanted).window);
    expect({ ...document.documentElement.dataset }).toEqual(worn);
    expect(document.documentElement.style.colorScheme).toBe(worn.theme);
  });

  it('calls back when the system’s theme or contrast changes', () => {
    const { window, listeners } = windowOf();
    let times = 0;
    watchSystem(window, () => times++);
    for (const listener of listeners) listener();
    expect(times).toBe(2);
  });
});

describe('storedTheme', () => {
  it('restores a stored theme', () => {
    storeTheme({ theme: 'dark', textSize: 'large', contrast: 'more' }, localStorage);
    expect(storedTheme(localStorage)).toEqual({ theme: 'dark', textSize: 'large', contrast: 'more' });
  });

  it('follows the system if nothing can be read or written', () => {
    const broken = {
      getItem: () => '{',
      setItem: () => {
        throw new Error('full');
      },
    };
    storeTheme(system, broken);
    expect(storedTheme(broken)).toEqual(system);
    expect(storedTheme(localStorage)).toEqual(system);
  });
});
