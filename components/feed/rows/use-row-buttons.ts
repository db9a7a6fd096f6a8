import { useEffect, useRef } from 'preact/hooks';

interface RowButtons {
  onMenu: (id: string, opener: HTMLElement) => void;
  onStar: (id: string) => void;
}

/** One delegated listener for the buttons of all rows. */
export function useRowButtons(buttons: RowButtons): void {
  const latest = useRef(buttons);
  latest.current = buttons;
  useEffect(() => {
    const onClick = ({ target }: Event) => {
      const button = target instanceof Element ? target.closest<HTMLElement>('[data-row-menu], [data-row-star]') : null;
      const id = button?.closest<HTMLElement>('[data-card-id]')?.dataset.cardId;
      if (!button || !id) return;
      if ('rowStar' in button.dataset) latest.current.onStar(id);
      else latest.current.onMenu(id, button);
    };
    document.addEventListener('click', onClick);
    return () => document.removeEventListener('click', onClick);
  }, []);
}
