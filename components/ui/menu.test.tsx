// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Menu, type MenuItem } from '@/components/ui/menu';

const chosen: string[] = [];
let closed = 0;
let opener: HTMLElement;
const choose = (words: string) => ({ words, choose: () => void chosen.push(words) });
const ITEMS: MenuItem[] = [choose('Open'), { words: 'Mute', items: [choose('1 hour'), choose('For good')] }];

const items = () => [...document.querySelectorAll<HTMLElement>('[role="menuitem"]')].map((each) => each.textContent);
const focused = () => document.activeElement?.textContent;
const press = (key: string) => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  act(() => void document.activeElement?.dispatchEvent(event));
  return event;
};

beforeEach(() => {
  chosen.length = 0;
  closed = 0;
  document.body.innerHTML = '<button id="opener">More</button><div id="place"></div>';
  opener = document.getElementById('opener') as HTMLElement;
  act(() =>
    render(
      <Menu label="More" items={ITEMS} opener={opener} back="Back" onClose={() => closed++} />,
      document.getElementById('place') as HTMLElement,
    ),
  );
});

afterEach(() => act(() => render(null, document.getElementById('place') as HTMLElement)));

it('focuses the first item and wraps around with arrow keys', () => {
  expect(focused()).toBe('Open');
  press('ArrowDown');
  expect(focused()).toBe('Mute');
  press('ArrowDown');
  expect(focused()).toBe('Open');
  press('End');
  expect(focused()).toBe('Mute');
});

it('returns the focus, then runs the chosen action', () => {
  act(() => (document.activeElement as HTMLElement).click());
  expect([chosen, closed, document.activeElement]).toEqual([['Open'], 1, opener]);
});

it('opens submenus, and Escape leaves only the innermost', () => {
  press('End');
  act(() => (document.activeElement as HTMLElement).click());
  expect(items()).toEqual(['Back', '1 hour', 'For good']);
  expect(press('Escape').defaultPrevented).toBe(true);
  expect([items(), closed]).toEqual([['Open', 'Mute'], 0]);
  expect(press('Escape').defaultPrevented).toBe(true);
  expect([closed, document.activeElement]).toEqual([1, opener]);
});

it('closes on a click outside', () => {
  opener.dispatchEvent(new Event('pointerdown', { bubbles: true }));
  expect(closed).toBe(0);
  document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }));
  expect(closed).toBe(1);
});

it('follows its opener, and closes when that leaves the viewport', () => {
  const menu = document.querySelector<HTMLElement>('[role="menu"]');
  const at = (top: number) => {
    opener.getBoundingClientRect = () => new DOMRect(0, top, 40, 20);
    dispatchEvent(new Event('scroll'));
    return [menu?.style.top, closed];
  };
  expect(at(100)).toEqual(['120px', 0]);
  expect(at(60)).toEqual(['80px', 0]);
  expect(at(-20)).toEqual(['80px', 1]);
});

it('follows an opener in a part of the page that scrolls by itself, and stays when its own items scroll', () => {
  const menu = document.querySelector<HTMLElement>('[role="menu"]');
  opener.getBoundingClientRect = () => new DOMRect(0, 100, 40, 20);
  document.getElementById('place')?.dispatchEvent(new Event('scroll'));
  expect(menu?.style.top).toBe('120px');
  opener.getBoundingClientRect = () => new DOMRect(0, 60, 40, 20);
  menu?.dispatchEvent(new Event('scroll'));
  expect(menu?.style.top).toBe('120px');
});
