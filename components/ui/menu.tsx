import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { placeBeside } from './place-beside';

/** A menu item: an action, or a submenu. */
export type MenuItem = { words: string; hint?: string } & (
  | { choose: () => void; items?: undefined }
  | { items: readonly MenuItem[]; choose?: undefined }
);

interface MenuProps {
  label: string;
  items: readonly MenuItem[];
  /** The element that opened the menu. It gets the focus back. */
  opener: HTMLElement;
  /** Label of the item that leaves a submenu. */
  back: string;
  /** True if the label is shown as a heading. */
  heading?: boolean;
  onClose: () => void;
}

/**
 * A menu by the ARIA pattern: arrows, Home and End move, Enter and Space choose, Escape closes a submenu first, then
 * the menu; the back arrow closes a submenu; Tab closes everything. A click outside closes it. The menu follows its
 * opener when that moves (a list loads, the page scrolls) and closes when the opener leaves the viewport.
 */
export function Menu({ label, items, opener, back, heading, onClose }: MenuProps) {
  const element = useRef<HTMLDivElement>(null);
  const [inner, setInner] = useState<number | null>(null);
  const outer = inner === null ? null : items[inner];
  const shown = outer?.items ?? items;

  useLayoutEffect(() => {
    if (!element.current) return;
    placeBeside(element.current, opener.getBoundingClientRect());
    const all = element.current.querySelectorAll<HTMLElement>('[role="menuitem"]');
    all[0]?.focus({ preventScroll: true });
  }, [opener, inner]);

  useLayoutEffect(() => {
    const elsewhere = (event: Event) => {
      const { target } = event;
      // A click on the opener closes the menu by itself.
      if (target instanceof Node && !element.current?.contains(target) && !opener.contains(target)) onClose();
    };
    const follow = ({ target }: Event) => {
      // Its own items scroll, too.
      if (target === element.current) return;
      const beside = opener.getBoundingClientRect();
      if (!element.current || beside.bottom <= 0 || beside.top >= innerHeight) onClose();
      else placeBeside(element.current, beside);
    };
    addEventListener('pointerdown', elsewhere, true);
    // Parts of a page that scroll by themselves don't pass that on.
    addEventListener('scroll', follow, { passive: true, capture: true });
    addEventListener('resize', onClose);
    return () => {
      removeEventListener('pointerdown', elsewhere, true);
      removeEventListener('scroll', follow, true);
      removeEventListener('resize', onClose);
    };
  }, [opener, onClose]);

  const close = () => {
    opener.focus({ preventScroll: true });
    onClose();
  };
  const choose = (item: MenuItem, index: number) => {
    if (item.items) return setInner(index);
    close();
    item.choose();
  };
  const onKey = (event: KeyboardEvent) => {
    const all = [...(element.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
    const at = all.indexOf(document.activeElement as HTMLElement);
    const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 };
    const to = steps[event.key];
    const isBack = event.key === (document.documentElement.dir === 'rtl' ? 'ArrowRight' : 'ArrowLeft');
    event.stopPropagation();
    if (to !== undefined) all[(to + all.length) % all.length]?.focus();
    else if (event.key === 'Escape' && inner === null) close();
    else if (inner !== null && (event.key === 'Escape' || isBack)) setInner(null);
    else if (event.key === 'Tab') return close();
    else return;
    event.preventDefault();
  };
  return (
    <div
      class="menu"
      role="menu"
      aria-label={outer ? outer.words : label}
      ref={element}
      onKeyDown={onKey}
      tabIndex={-1}
    >
      {outer && (
        <button type="button" role="menuitem" class="menu-item back" tabIndex={-1} onClick={() => setInner(null)}>
          {back}
        </button>
      )}
      {heading && !outer && (
        <p class="menu-heading" aria-hidden="true">
          {label}
        </p>
      )}
      {shown.map((item, index) => (
        <button
          type="button"
          role="menuitem"
          class="menu-item"
          key={`${inner} ${item.words}`}
          tabIndex={-1}
          aria-haspopup={item.items ? 'menu' : undefined}
          onClick={() => choose(item, index)}
        >
          <span>{item.words}</span>
          {item.hint && <kbd>{item.hint}</kbd>}
        </button>
      ))}
    </div>
  );
}
