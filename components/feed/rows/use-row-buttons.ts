import { useEffect, useRef } from 'preact/hooks';

/** Handlers of a row's buttons; `id` is its card's. */
interface RowButtons {
  onMark: (id: string) => void;
  onStar: (id: string) => void;
  onMute: (id: string, opener: HTMLElement) => void;
  onMenu: (id: string, opener: HTMLElement) => void;
  onComment: (id: string) => void;
}

const BUTTONS = {
  rowMark: 'onMark',
  rowStar: 'onStar',
  rowMute: 'onMute',
  rowMenu: 'onMenu',
  rowComment: 'onComment',
} as const satisfies Record<string, keyof RowButtons>;

/** One delegated listener for the buttons of all rows. */
export function useRowButtons(buttons: RowButtons): void {
  const latest = useRef(buttons);
  latest.current = buttons;
  useEffect(() => {
    const onClick = ({ target }: Event) => {
      const button = target instanceof Element ? target.closest<HTMLElement>('[data-card-id] button') : null;
      const id = button?.closest<HTMLElement>('[data-card-id]')?.dataset.cardId;
      if (!button || !id) return;
      for (const [name, handler] of Object.entries(BUTTONS)) {
        if (name in button.dataset) latest.current[handler](id, button);
      }
    };
    document.addEventListener('click', onClick);
    return () => document.removeEventListener('click', onClick);
  }, []);
}
