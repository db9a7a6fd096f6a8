import { useEffect, useRef } from 'preact/hooks';

/** One delegated listener for the menu buttons of all rows. */
export function useRowButtons(onMenu: (id: string, opener: HTMLElement) => void): void {
  const latest = useRef(onMenu);
  latest.current = onMenu;
  useEffect(() => {
    const onClick = ({ target }: Event) => {
      const button = target instanceof Element ? target.closest<HTMLElement>('[data-row-menu]') : null;
      const id = button?.closest<HTMLElement>('[data-card-id]')?.dataset.cardId;
      if (button && id) latest.current(id, button);
    };
    document.addEventListener('click', onClick);
    return () => document.removeEventListener('click', onClick);
  }, []);
}
